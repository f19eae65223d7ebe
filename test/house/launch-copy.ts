import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pinnedNodePackage } from '../../src/launch/installed.mjs';
import { root } from './tree.ts';

/** What `npm ci` does in a copy, as a Node script: leaves a mark, waits a little, and lays down a tree with the running Node as the pinned one. */
const FAKE_NPM = `
import { appendFileSync, cpSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
appendFileSync('npm.log', process.argv.slice(2).join(' ') + '\\n');
await new Promise((resolve) => setTimeout(resolve, 150));
if (existsSync('npm-fails')) { console.error('npm error code ENOTFOUND'); process.exit(1); }
if (existsSync('npm-ci-refuses') && process.argv[2] === 'ci') { console.error('npm error code EUSAGE'); process.exit(1); }
rmSync('node_modules', { recursive: true, force: true });
mkdirSync('node_modules/kept', { recursive: true });
mkdirSync('node_modules/.bin');
symlinkSync(process.execPath, 'node_modules/.bin/node');
mkdirSync('node_modules/${pinnedNodePackage()}');
cpSync('package-lock.json', 'node_modules/.package-lock.json');
`;

/** The lockfile of a copy: one package to run, one for tests, one that some platforms lack, and the pinned Node. */
export function lockOf(version = '1.0.0'): string {
  const packages = {
    '': {},
    'node_modules/kept': { version, integrity: 'sha512-a' },
    'node_modules/tool': { version: '1.0.0', dev: true },
    'node_modules/elsewhere': { version: '1.0.0', optional: true },
    [`node_modules/${pinnedNodePackage()}`]: { version: '24.0.0', optional: true },
  };
  return JSON.stringify({ lockfileVersion: 3, packages });
}

/** What a launcher in a copy printed and how it ended. */
export interface Launched {
  stdout: string;
  stderr: string;
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A temporary checkout that holds the launcher, a made-up `src/main.ts`, and an npm on the PATH that installs nothing from anywhere. */
export class LaunchCopy {
  readonly folder = mkdtempSync(join(tmpdir(), 'deskhand-launch-'));
  readonly #bin = join(this.folder, 'bin');

  /** `main` is the text of the program that the launcher is to run. */
  constructor(main = '') {
    mkdirSync(this.#bin);
    cpSync(join(root, 'src', 'launch.mjs'), this.path('src', 'launch.mjs'));
    cpSync(join(root, 'src', 'launch'), this.path('src', 'launch'), { recursive: true });
    writeFileSync(this.path('package.json'), '{ "name": "copy", "type": "module" }');
    writeFileSync(this.path('package-lock.json'), lockOf());
    writeFileSync(this.path('src', 'main.ts'), main);
    writeFileSync(this.path('bin', 'npm.mjs'), FAKE_NPM);
    writeFileSync(this.path('bin', 'npm'), `#!/bin/sh\nexec "${process.execPath}" "${this.path('bin', 'npm.mjs')}" "$@"\n`);
    chmodSync(this.path('bin', 'npm'), 0o755);
  }

  /** A path within the copy. */
  path(...names: string[]): string {
    return join(this.folder, ...names);
  }

  /** How often npm was asked to install. */
  installs(): string[] {
    return existsSync(this.path('npm.log')) ? readFileSync(this.path('npm.log'), 'utf8').trim().split('\n') : [];
  }

  /** What the launcher is to be spawned with. `env` is added to an environment that knows nothing of the npm that runs these tests. */
  invocation(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
    const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_|^NODE_|^DESKHAND_/i.test(name)));
    const PATH = `${this.#bin}${delimiter}${process.env['PATH']}`;
    const options = {
      cwd: this.folder,
      env: { ...clean, PATH, ...env },
      stdio: ['ignore', 'pipe', 'pipe'] as ['ignore', 'pipe', 'pipe'],
    };
    return { command: process.execPath, args: [this.path('src', 'launch.mjs'), ...args], options };
  }

  /** Starts the launcher and leaves it running. */
  spawn(args: readonly string[], env?: NodeJS.ProcessEnv): ChildProcess {
    const { command, args: all, options } = this.invocation(args, env);
    return spawn(command, all, options);
  }

  /** Runs the launcher to its end. */
  run(args: readonly string[], env?: NodeJS.ProcessEnv): Promise<Launched> {
    return endOf(this.spawn(args, env));
  }

  /** Waits until a file is in the copy, and answers what it says. */
  async written(name: string): Promise<string> {
    while (!existsSync(this.path(name)) || readFileSync(this.path(name), 'utf8') === '') await sleep(20);
    return readFileSync(this.path(name), 'utf8');
  }

  /** Takes the copy away. */
  remove(): void {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Collects what a process prints until it has ended. */
export function endOf(child: ChildProcess): Promise<Launched> {
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (chunk) => (stdout += chunk));
  child.stderr?.on('data', (chunk) => (stderr += chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ stdout, stderr, code, signal }));
  });
}

/** Waits until there is no process of that id. */
export async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await sleep(20);
  }
}
