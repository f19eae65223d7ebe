import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

/** A chunk as Vite's manifest tells of it. */
interface Chunk {
  file: string;
  imports?: string[];
}

/** A build of a page: the bytes of the JavaScript that a visitor loads for these entries, pressed with gzip, and the files. */
export interface BuiltPage {
  bytesFor(entries: readonly string[]): Promise<{ bytes: number; files: string[] }>;
  remove(): Promise<void>;
}

const tab = fileURLToPath(new URL('../../tab/', import.meta.url));

function closureOf(manifest: { readonly [name: string]: Chunk }, entries: readonly string[]): string[] {
  const files = new Set<string>();
  const visit = (name: string): void => {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`the build has no ${name}`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const next of chunk.imports ?? []) visit(next);
  };
  for (const entry of entries) visit(entry);
  return [...files].filter((file) => file.endsWith('.js'));
}

/** Builds the page in this folder as the tab is built. */
async function builtAt(root: string, outDir: string): Promise<BuiltPage> {
  await build({
    configFile: join(tab, 'vite.config.ts'),
    root,
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, manifest: true },
  });
  const manifest = JSON.parse(await readFile(join(outDir, '.vite', 'manifest.json'), 'utf8')) as { [name: string]: Chunk };
  return {
    async bytesFor(entries) {
      const files = closureOf(manifest, entries);
      const sizes = await Promise.all(
        files.map(async (file) => gzipSync(await readFile(join(outDir, file)), { level: 9 }).length),
      );
      return { bytes: sizes.reduce((sum, size) => sum + size, 0), files };
    },
    remove: () => rm(outDir, { recursive: true, force: true }),
  };
}

function folder(name: string): string {
  return join(tab, 'dist', `.${name}-${process.pid}`);
}

/** Builds the tab itself. */
export function builtTab(): Promise<BuiltPage> {
  return builtAt(tab, folder('measured'));
}

/** Builds a page from these files, with the tab's own configuration. */
export async function builtFrom(files: { readonly [name: string]: string }): Promise<BuiltPage> {
  const source = folder('compared');
  await mkdir(source, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(source, name), text);
  const page = await builtAt(source, folder('compared-built'));
  return {
    ...page,
    async remove() {
      await page.remove();
      await rm(source, { recursive: true, force: true });
    },
  };
}
