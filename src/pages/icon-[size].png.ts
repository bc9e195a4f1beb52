import { readFile } from 'node:fs/promises';
import { Resvg } from '@resvg/resvg-js';
import type { APIRoute } from 'astro';
import { ICON_SIZES } from '../render/manifest.ts';

/** The site's icon at the sizes that the manifest names, for a phone's home screen. */
export const getStaticPaths = () => ICON_SIZES.map((size) => ({ params: { size: String(size) } }));

/** The icon as PNG, on white, with room around it that a phone may round off. */
export const GET: APIRoute = async ({ params }) => {
  const svg = await readFile('public/favicon.svg', 'utf8');
  const roomy = svg.replace('viewBox="0 0 16 16"', 'viewBox="-4 -4 24 24"');
  const image = new Resvg(roomy, { fitTo: { mode: 'width', value: Number(params.size) }, background: '#ffffff' });
  return new Response(new Uint8Array(image.render().asPng()));
};
