/**
 * The id of the element that holds the files of the site in the one file: as JSON, by their paths from the site's root,
 * each packed by gzip and written in base64.
 */
export const KEPT_FILES = 'kept-files';

/** On the root element of the one file while another page than the report takes its place. */
export const TURNING = 'data-turning';
