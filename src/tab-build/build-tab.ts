import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sourceHash } from './source-hash.ts';

/** What a build needs of the machine. */
export interface BuildPlace {
  /** The top of the checkout. */
  root: string;
  /** The environment that the builder inherits. */
  variables: { readonly [name: string]: string | undefined };
  /** Told when there is something to build, which takes some seconds. */
  onBuild?(): void;
}

const limitMs = 180_000;
const kept = 2;

function runVite({ root, variables }: BuildPlace, folder: string): Promise<{ code: number | null; output: string }> {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', join(root, 'tab'), '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'];
  const env = { ...variables, NODE_ENV: 'production', NO_COLOR: '1', FORCE_COLOR: undefined };
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env, timeout: limitMs });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: null, output: error.message }));
    child.on('close', (code) => resolve({ code, output: output.trim() }));
  });
}

/** Takes older builds away; those of a build that is under way are left alone. */
async function tidy(dist: string, newest: string): Promise<void> {
  const names = (await readdir(dist)).filter((name) => /^[0-9a-f]{16}$/.test(name) && name !== newest);
  for (const name of names.slice(0, Math.max(0, names.length - kept + 1)))
    await rm(join(dist, name), { recursive: true, force: true });
}

async function newestIn(dist: string): Promise<string | undefined> {
  const names = existsSync(dist) ? (await readdir(dist)).filter((name) => existsSync(join(dist, name, 'index.html'))) : [];
  return names.filter((name) => !name.startsWith('.')).at(-1);
}

/** Answers the folder with the tab as it is built from the present sources, building it first where that is not there yet. Several may do so at once. On a machine without the tools for building it is the build that was brought along. Rejects with a sentence when there is none and none can be made. */
export async function builtTab(place: BuildPlace): Promise<string> {
  const dist = join(place.root, 'tab', 'dist');
  const canBuild = existsSync(join(place.root, 'node_modules', 'vite', 'bin', 'vite.js'));
  const name = canBuild ? await sourceHash(place.root) : await newestIn(dist);
  if (name === undefined)
    throw new Error('The tab is not built, and the tools to build it are not installed: run “npm ci” without --omit=dev.');
  const folder = join(dist, name);
  if (existsSync(join(folder, 'index.html'))) return folder;
  place.onBuild?.();
  await mkdir(dist, { recursive: true });
  // Of its own for each call: two builds in one folder would take it from under each other.
  const own = await mkdtemp(join(dist, `.building-${name}-`));
  try {
    const { code, output } = await runVite(place, own);
    if (code !== 0) throw new Error(output || `the builder ended with code ${code ?? 'none'}`);
    await rename(own, folder).catch((error: NodeJS.ErrnoException) => {
      // Another call or process was quicker with the same build.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
    await tidy(dist, name);
    return folder;
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}
