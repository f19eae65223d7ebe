import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** How a file can be sent. */
export type Encoding = 'br' | 'gzip' | 'identity';

/** A file of the tab. */
export interface TabFile {
  type: string;
  /** Its bytes, pressed together where that helps and the browser understands it. */
  body(encoding: Encoding): Promise<Uint8Array>;
}

/** The tab's files in memory, and the page that begins it. */
export interface TabFiles {
  /** The page, with `%NONCE%` and `%HOSTS%` still in it. */
  page: string;
  /** By path below `/tab/`. */
  files: ReadonlyMap<string, TabFile>;
}

const types: { readonly [extension: string]: string } = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
};

const pressers: { readonly [E in Exclude<Encoding, 'identity'>]: (bytes: Uint8Array) => Promise<Uint8Array> } = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: (bytes) => promisify(gzip)(bytes, { level: 9 }),
};

/** A file of the tab by its name and bytes; what it is pressed to is made once. */
export function fileOf(name: string, bytes: Uint8Array): TabFile {
  const type = types[extname(name)] ?? 'application/octet-stream';
  const isText = /^text\/|json|svg/.test(type);
  const made: { [encoding: string]: Promise<Uint8Array> } = {};
  return {
    type,
    async body(encoding) {
      if (encoding === 'identity' || !isText) return bytes;
      made[encoding] ??= pressers[encoding](bytes);
      return made[encoding];
    },
  };
}

/** Reads a build into memory, so that a later build that takes its place on the disk does not trouble who is on this one. */
export async function readTab(folder: string): Promise<TabFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Map<string, TabFile>();
  let page = '';
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(join(folder, '/').length).replaceAll('\\', '/');
    const bytes = await readFile(path);
    if (name === 'index.html') page = bytes.toString('utf8');
    else files.set(name, fileOf(name, bytes));
  }
  return { page, files };
}
