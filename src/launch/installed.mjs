import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ version?: string, integrity?: string, dev?: boolean, optional?: boolean, devOptional?: boolean, link?: boolean }} LockedPackage */

const STAMP = join('node_modules', '.deskhand-installed');
const TREE = join('node_modules', '.package-lock.json');

/** @param {string} path */
function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** The name of the npm package that carries Node for this platform. */
export function pinnedNodePackage(platform = process.platform, arch = process.arch) {
  return `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
}

/**
 * What an installation must match: both package files and the platform it was made for.
 * @param {string} root
 */
function fingerprint(root) {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`);
  for (const name of ['package-lock.json', 'package.json']) hash.update(readFileSync(join(root, name)));
  return hash.digest('hex');
}

/**
 * Whether npm's own record of node_modules holds what the lockfile wants. Covers an installation made by hand, without our stamp;
 * npm writes its record last, so a half-finished installation has none.
 * @param {string} root @param {boolean} dev
 */
function treeFits(root, dev) {
  /** @type {Record<string, LockedPackage> | undefined} */
  const wanted = readJson(join(root, 'package-lock.json'))?.packages;
  /** @type {Record<string, LockedPackage> | undefined} */
  const found = readJson(join(root, TREE))?.packages;
  if (!wanted || !found) return false;
  const pinned = `node_modules/${pinnedNodePackage()}`;
  return Object.entries(wanted).every(([path, want]) => {
    if (path === '' || want.link) return true;
    const have = found[path];
    if (!have) return path !== pinned && Boolean(want.optional || want.devOptional || (want.dev && !dev));
    return have.version === want.version && have.integrity === want.integrity && existsSync(join(root, path));
  });
}

/**
 * Whether node_modules fits the lockfile, so that nothing need be installed. Milliseconds when our stamp is there.
 * @param {string} root @param {{ dev: boolean }} need `dev`: whether the tools for tests are needed too
 */
export function isInstalled(root, { dev }) {
  const stamp = readJson(join(root, STAMP));
  if (stamp?.fingerprint === fingerprint(root) && (stamp.dev || !dev)) return true;
  if (!treeFits(root, dev)) return false;
  stampInstalled(root, { dev });
  return true;
}

/**
 * Records that node_modules fits the package files as they are now. Only saves time, so a read-only folder is no failure.
 * @param {string} root @param {{ dev: boolean }} what
 */
export function stampInstalled(root, { dev }) {
  try {
    writeFileSync(join(root, STAMP), `${JSON.stringify({ fingerprint: fingerprint(root), dev })}\n`);
  } catch {
    // the next start compares the trees again
  }
}

/**
 * Marks node_modules as unfinished before it is touched: without the stamp and npm's record it can never be taken for whole.
 * @param {string} root
 */
export function forgetInstalled(root) {
  for (const path of [STAMP, TREE]) rmSync(join(root, path), { force: true });
}

/**
 * Where the pinned Node is, `undefined` when this platform has none.
 * @param {string} root
 */
export function pinnedNode(root) {
  const folder = join(root, 'node_modules', pinnedNodePackage(), 'bin');
  return [join(root, 'node_modules', '.bin', 'node'), join(folder, 'node'), join(folder, 'node.exe')].find(
    (path) => existsSync(path) && (process.platform !== 'win32' || path.endsWith('.exe')),
  );
}
