import { spawn } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';

const LIMIT_MS = 5 * 60_000;

/** A check of the whole tree that is not a mocha test: a title and the command, run by this same Node. */
export interface Check {
  title: string;
  args: string[];
}

/** What a check came to. `output` is all that it printed. */
export interface CheckOutcome {
  title: string;
  passed: boolean;
  output: string;
}

/** The checks of this checkout: types (of each TypeScript project in it), style, and nothing unused. */
export function checksOf(root: string): Check[] {
  const bin = (...path: string[]): string => join(root, 'node_modules', ...path);
  const projects = ['tsconfig.json', ...globSync(['tab/tsconfig.json', 'sandbox/**/tsconfig.json'], { cwd: root })];
  const types = projects.map((project) => ({
    title: `types (tsc -p ${project})`,
    args: [bin('typescript', 'bin', 'tsc'), '--noEmit', '--pretty', 'false', '-p', join(root, project)],
  }));
  return [
    ...types,
    {
      title: 'style (biome)',
      args: [bin('@biomejs', 'biome', 'bin', 'biome'), 'ci', '--colors=off', '--max-diagnostics=50', root],
    },
    { title: 'nothing unused (knip)', args: [bin('knip', 'bin', 'knip.js'), '--no-progress', '--no-config-hints'] },
  ].filter((check) => existsSync(check.args[0] ?? ''));
}

/** Runs one check to its end, or to the limit of five minutes. Never rejects: what cannot start has failed. */
export function runCheck(root: string, { title, args }: Check): Promise<CheckOutcome> {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined };
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env, timeout: LIMIT_MS });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ title, passed: false, output: error.message }));
    child.on('close', (code) => resolve({ title, passed: code === 0, output: output.trim() }));
  });
}
