import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.sqlite': 'application/vnd.sqlite3',
  '.csv': 'text/csv; charset=utf-8',
  '.xes': 'application/xml',
  '.xml': 'application/xml',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.parquet': 'application/vnd.apache.parquet',
  '.sql': 'text/plain; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.gz': 'application/gzip',
};

/** A running server: its address with the base path and a slash at the end, and how to stop it. */
export interface Served {
  url: string;
  close: () => Promise<void>;
}

interface Place {
  /** The path the site lives under, such as `/a/b/`; outside it everything is 404. */
  readonly base?: string | undefined;
  /** 0 takes a free one. */
  readonly port?: number | undefined;
  /** The address to listen at; `0.0.0.0` is all of the machine's. */
  readonly host?: string | undefined;
  /** Whether text and code go out packed with gzip, as they do from most hosts. */
  readonly packs?: boolean | undefined;
}

/**
 * Serves a folder as a static host does: what is packed arrives packed, so that a `.gz` can be taken along. A folder asked
 * for without its slash is redirected (301), a missing file is 404 with the folder's 404.html where there is one. Rejects
 * where the port is taken.
 */
export async function serve(
  folder: string,
  { base = '/', port = 0, host = '127.0.0.1', packs = false }: Place = {},
): Promise<Served> {
  const prefix = `/${base}/`.replace(/\/{2,}/g, '/');
  const server = createServer((request, response) => {
    answer(resolve(folder), prefix, request.url ?? '/', response, packs).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  // A connection that is closed as idle while the next request is on its way would be reset: on a busy machine it happens.
  server.keepAliveTimeout = 0;
  server.listen(port, host);
  await once(server, 'listening');
  const { port: taken } = server.address() as AddressInfo;
  return { url: `http://${host}:${taken}${prefix}`, close: () => close(server) };
}

async function answer(
  root: string,
  prefix: string,
  address: string,
  response: ServerResponse,
  packs: boolean,
): Promise<void> {
  const { pathname } = new URL(address, 'http://127.0.0.1');
  const file = resolve(join(root, decodeURIComponent(pathname.slice(prefix.length))));
  const inside = `${pathname}/`.startsWith(prefix) && (file === root || file.startsWith(root + sep));
  const found = inside ? await stat(file).catch(() => null) : null;

  if (found?.isDirectory() && !pathname.endsWith('/')) {
    response.writeHead(301, { location: `${pathname}/` }).end();
  } else if (found?.isDirectory()) {
    await send(response, 200, join(file, 'index.html'), root, packs);
  } else if (found) {
    await send(response, 200, file, root, packs);
  } else {
    await send(response, 404, join(root, '404.html'), root, packs);
  }
}

const PACKABLE = /^(?:text\/|image\/svg|application\/(?:json|xml|wasm))/;

async function send(
  response: ServerResponse,
  status: number,
  file: string,
  root: string,
  packs: boolean,
): Promise<void> {
  const body = await readFile(file).catch(() => null);
  if (body) {
    const type = CONTENT_TYPES[extname(file)] ?? 'application/octet-stream';
    if (packs && PACKABLE.test(type)) {
      response.writeHead(status, { 'content-type': type, 'content-encoding': 'gzip' }).end(gzipSync(body));
    } else {
      response.writeHead(status, { 'content-type': type }).end(body);
    }
  } else if (status === 404) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('not found');
  } else {
    await send(response, 404, join(root, '404.html'), root, packs);
  }
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
}
