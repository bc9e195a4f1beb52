/** The address of a path of this site: its pages say where it lives. */
export const siteUrl = (path: string): string =>
  new URL(`${document.documentElement.dataset.base ?? '/'}${path}`, location.origin).href;
