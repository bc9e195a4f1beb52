/** `npm run serve`: serves the built site, under BASE_PATH, on port PORT (4321, or a free one where that is taken). */
import { join } from 'node:path';
import { serve } from './serve.ts';

const dist = join(import.meta.dirname, '../../dist');
const base = process.env.BASE_PATH;
const site = await serve(dist, base, Number(process.env.PORT ?? 4321)).catch(() => serve(dist, base));

process.stdout.write(`\nThe report is at ${site.url} (Ctrl+C stops it)\n`);
