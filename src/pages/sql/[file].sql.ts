import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';

export const getStaticPaths = (() =>
  ['schema', 'demo_queries', 'page_queries', 'claims'].map((file) => ({ params: { file } }))) satisfies GetStaticPaths;

/** The SQL files that the site is made from. */
export const GET: APIRoute = async ({ params }) => new Response(await readFile(join('sql', `${params.file}.sql`)));
