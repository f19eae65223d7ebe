import { spawn } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { showProgress } from '../../src/launch/progress.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const INSTALL_LIMIT_MS = 5 * 60_000;

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Where Chromium is: what `DESKHAND_CHROMIUM` names, else the first known browser on the PATH; `undefined` when there is none. */
export function findChromium(environment: NodeJS.ProcessEnv): string | undefined {
  const chosen = environment['DESKHAND_CHROMIUM'];
  const candidates = chosen ? [chosen] : NAMES;
  const folders = (environment['PATH'] ?? '').split(delimiter).filter(Boolean);
  return candidates
    .flatMap((name) => (isAbsolute(name) ? [name] : folders.map((folder) => join(folder, name))))
    .find((path) => isExecutable(path));
}

/** Whether this process may install Debian's Chromium. Ubuntu's package of that name is only a door to snap, so it does not count. */
export function canInstallChromium(osRelease: string, uid: number | undefined, environment: NodeJS.ProcessEnv): boolean {
  const folders = (environment['PATH'] ?? '').split(delimiter).filter(Boolean);
  return uid === 0 && /^ID=["']?debian["']?$/m.test(osRelease) && folders.some((folder) => isExecutable(join(folder, 'apt-get')));
}

function readOsRelease(): string {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}

function aptGet(args: string[]): Promise<boolean> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const child = spawn('apt-get', args, { stdio: ['ignore', 'ignore', 'ignore'], env, timeout: INSTALL_LIMIT_MS });
  return new Promise((resolve) => {
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
}

/** What became of the search for a browser: where it is, or the sentence that says how to get one. */
export interface BrowserSearch {
  path?: string;
  advice?: string;
}

/** Finds Chromium, installing Debian's where this process may. Takes up to some minutes then, and says so on stderr. */
export async function provideChromium(): Promise<BrowserSearch> {
  const found = findChromium(process.env);
  if (found) return { path: found };
  const advice =
    'No Chromium was found for the browser tests. Install one (Debian: apt-get install chromium) or name it in DESKHAND_CHROMIUM.';
  if (process.env['DESKHAND_CHROMIUM'] || !canInstallChromium(readOsRelease(), process.getuid?.(), process.env))
    return { advice };
  const done = showProgress('Installing Chromium for the browser tests (apt-get install chromium; once)');
  const installed = (await aptGet(['update'])) && (await aptGet(['install', '-y', '--no-install-recommends', 'chromium']));
  const path = findChromium(process.env);
  done(installed && path ? 'Installed Chromium in {s} s.' : 'Chromium could not be installed ({s} s).');
  return path ? { path } : { advice };
}
