import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { forgetInstalled, isInstalled, stampInstalled } from './installed.mjs';
import { takeLock } from './lock.mjs';
import { showProgress } from './progress.mjs';
import { leashed, passSignals } from './spawning.mjs';

/** @type {[RegExp, string][]} */
const CAUSES = [
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ECONNRESET|ERR_SOCKET_TIMEOUT|network/,
    'the package registry could not be reached. Connect this machine to the network (or set npm\'s "proxy" or "registry" option), then run the same command again',
  ],
  [/ENOSPC/, 'the disk is full. Make about 1 GB of room, then run the same command again'],
  [/EACCES|EROFS/, 'this folder may not be written to. Make it yours, then run the same command again'],
  [/EPERM|EBUSY/, 'a file in node_modules is in use. End every Deskhand that runs from here, then run the same command again'],
  [/EINTEGRITY/, 'a package arrived damaged. Run "npm cache verify", then the same command again'],
  [/E401|E403/, 'the package registry refused us. Check npm\'s "registry" option and sign-in, then run the same command again'],
  [
    /EUSAGE|ERESOLVE|ETARGET/,
    'package.json and package-lock.json disagree. Run "npm install" once to settle it, and commit both',
  ],
];

/**
 * Why `npm ci` failed, in one sentence, from what it printed. Says neither the registry's host nor a path.
 * @param {string} output @param {number | null} code
 */
export function explainFailure(output, code) {
  const cause = CAUSES.find(([pattern]) => pattern.test(output))?.[1];
  return `Installing failed: ${cause ?? `npm ci ended with code ${code ?? 'none'}. Run "npm ci" here to see all that it says, then the same command again`}.`;
}

/** How to run npm: the one that runs us, else the one beside this Node (Windows has no runnable `npm`), else the one on the PATH. */
function npm(environment = process.env) {
  const beside = join(process.execPath, '..', 'node_modules', 'npm', 'bin', 'npm-cli.js');
  const script = [environment.npm_execpath, process.platform === 'win32' ? beside : undefined].find(
    (path) => path !== undefined && basename(path) === 'npm-cli.js' && existsSync(path),
  );
  // Not the Node in node_modules, which npm ci is about to take away.
  return script ? { command: environment.npm_node_execpath ?? process.execPath, first: [script] } : { command: 'npm', first: [] };
}

/** @param {string} root @param {string[]} what @param {boolean} dev @returns {Promise<{ code: number | null, output: string }>} */
function runNpm(root, what, dev) {
  const { command, first } = npm();
  const want = ['--include=optional', ...(dev ? ['--include=dev'] : [])];
  const { options, attach } = leashed({ cwd: root, stdio: ['ignore', 'pipe', 'pipe'] }, 'node-options');
  const child = spawn(command, [...first, ...what, '--no-audit', '--no-fund', '--loglevel=error', ...want], options);
  attach(child);
  const release = passSignals(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: null, output: `${output}\n${error.message}` }));
    child.on('close', (code) => {
      release();
      resolve({ code, output });
    });
  });
}

/** @param {string} root @param {boolean} dev */
async function installNow(root, dev) {
  const again = existsSync(join(root, 'node_modules'));
  const done = showProgress(
    again ? "Bringing Deskhand's packages up to date (npm ci)" : 'Installing what Deskhand needs (npm ci; once, about a minute)',
  );
  forgetInstalled(root);
  let { code, output } = await runNpm(root, ['ci'], dev);
  if (code !== 0 && /EUSAGE/.test(output)) {
    // npm ci wants each platform's packages in the lockfile, also those that a registry does not carry; this takes what it finds.
    ({ code, output } = await runNpm(root, ['install', '--no-save'], dev));
  }
  if (code === 0) {
    stampInstalled(root, { dev });
    done('Installed in {s} s.');
    return undefined;
  }
  done();
  return /spawn npm ENOENT/.test(output)
    ? 'Installing failed: npm was not found. It comes with Node: install Node from nodejs.org, then run the same command again.'
    : explainFailure(output, code);
}

/**
 * Makes node_modules fit the lockfile, installing only when it does not. Safe when several do it at once: one installs, the others wait
 * for it. Answers `undefined` on success, else the sentence to print.
 * @param {string} root @param {{ dev: boolean, production?: boolean }} need `dev`: the tools for tests are needed; without it they are
 * still installed along, unless `production`
 * @returns {Promise<{ installed: boolean, failure?: string }>}
 */
export async function ensureInstalled(root, { dev, production = false }) {
  if (!existsSync(join(root, 'package-lock.json'))) {
    return {
      installed: false,
      failure: 'package-lock.json is missing: this is not a whole copy of Deskhand. Clone or unpack it again.',
    };
  }
  if (isInstalled(root, { dev })) return { installed: false };
  let waiting = () => {};
  const release = await takeLock(join(root, '.deskhand-installing'), {
    onWait: () => {
      waiting = showProgress('Another Deskhand is installing here; waiting for it');
    },
  });
  try {
    waiting();
    if (isInstalled(root, { dev })) return { installed: true };
    const failure = await installNow(root, dev || !production);
    return failure ? { installed: false, failure } : { installed: true };
  } finally {
    release();
  }
}
