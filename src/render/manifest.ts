import { url } from './url.ts';

/** The icon's sizes in pixels. */
export const ICON_SIZES = [192, 512] as const;

/** The web manifest of a company's report, by which a phone can keep the site on its home screen. */
export const manifestOf = (company: string): Readonly<Record<string, unknown>> => ({
  name: `${company} RevOps Command Center`,
  short_name: 'RevOps',
  start_url: url(''),
  scope: url(''),
  display: 'minimal-ui',
  background_color: '#fcfbf8',
  theme_color: '#fcfbf8',
  icons: ICON_SIZES.map((size) => ({
    src: url(`icon-${size}.png`),
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose: 'any maskable',
  })),
});
