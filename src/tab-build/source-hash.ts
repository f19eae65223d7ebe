import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const folders = ['tab', 'shared'];
const files = ['package-lock.json', 'tsconfig.json'];

function counts(path: string): boolean {
  return !/(^|\/)(dist|testing)\//.test(path) && !/\.spec\.tsx?$|\.md$/.test(path);
}

async function sourcesIn(root: string): Promise<string[]> {
  const found = await Promise.all(
    folders.map(async (folder) => {
      const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
      const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
      return paths.map((path) => path.slice(join(root, '/').length).replaceAll('\\', '/'));
    }),
  );
  return [...found.flat().filter(counts), ...files].sort();
}

/** What the tab is built from, as a short name: the same for the same sources and packages, whenever and wherever they were written. */
export async function sourceHash(root: string): Promise<string> {
  const hash = createHash('sha256');
  for (const path of await sourcesIn(root))
    hash
      .update(`${path}\0`)
      .update(await readFile(join(root, path)))
      .update('\0');
  return hash.digest('hex').slice(0, 16);
}
