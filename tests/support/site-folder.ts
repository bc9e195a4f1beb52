/** The folder of the built site that the tests of it read: `SITE_FOLDER`, or else `dist`. */
export const SITE_FOLDER = process.env.SITE_FOLDER ?? 'dist';
