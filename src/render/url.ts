/**
 * The address of a path of the site under its base: `url('ledger/')` is `/a/b/ledger/` where the site lives under `/a/b`.
 * A path is given without a slash at its start; a fragment or an empty path (the report itself) are paths too.
 */
export function url(path: string, base: string = import.meta.env.BASE_URL): string {
  return `${base}/${path}`.replace(/\/{2,}/g, '/');
}
