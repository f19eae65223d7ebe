import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '../../shared/errors/failure.ts';
import { say } from '../../shared/text/say.ts';
import { jsonText } from './json-text.ts';

/** The package that was made last for a target. */
export interface MadePackage {
  version: string;
  /** `contentOf` its files. */
  content: string;
}

/** Whom a package is for: an environment of `env/`, one desk, or this installation as its settings are. */
export type PackageTarget = { environment: string } | { desk: string } | 'installation';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Where zips are made when nobody says where. */
export const buildFolder = join(root, 'appPackage', 'build');

/** How a target is called in files and sentences: `dev`, `desk-northwind-it-services`, `installation`. */
export function targetName(target: PackageTarget): string {
  if (target === 'installation') return target;
  if ('environment' in target) return target.environment;
  const words = target.desk
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return `desk-${words || 'unnamed'}`;
}

/** Where what was made for desks is kept, by the tab and the command line alike: one line of versions for one app, however it is made. */
export function deskPackages(data: string): string {
  return join(data, 'packages');
}

/** The file that says what was made for a target: what environments have is shared with the code, everything else lies beside its zip. */
export function recordOf(target: PackageTarget, zips = buildFolder): string {
  const isShared = typeof target === 'object' && 'environment' in target;
  return join(isShared ? join(root, 'env') : zips, 'packages.json');
}

function readRecords(path: string): { [target: string]: MadePackage } {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return {};
  }
  try {
    return JSON.parse(text) as { [target: string]: MadePackage };
  } catch {
    throw new Failure(
      'bad-package-record',
      'invalid',
      say`${path} is not JSON.`,
      say`Mend it, or remove it: versions then begin at the manifest’s.`,
    );
  }
}

/** What was made last for a target; `undefined` when nothing was. */
export function lastMade(target: PackageTarget, path: string): MadePackage | undefined {
  return readRecords(path)[targetName(target)];
}

/** Writes down what was made for a target, whole or not at all. */
export function keepMade(target: PackageTarget, made: MadePackage, path: string): void {
  const records = { ...readRecords(path), [targetName(target)]: made };
  const sorted = Object.fromEntries(Object.entries(records).sort(([a], [b]) => (a < b ? -1 : 1)));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, jsonText(sorted));
  renameSync(`${path}.new`, path);
}

const parts = (version: string) => version.split('.').map((part) => Number.parseInt(part, 10) || 0) as [number, number, number];

/** Whether the first version is newer than the second. */
function isNewer(a: string, b: string): boolean {
  const [first, second] = [parts(a), parts(b)];
  const place = [0, 1, 2].find((one) => first[one] !== second[one]);
  return place !== undefined && first[place]! > second[place]!;
}

/** The version of a package with that content: the last one's while nothing changed, else the next after it; never less than the manifest's own. */
export function versionFor(content: string, own: string, last: MadePackage | undefined): string {
  if (!last || isNewer(own, last.version)) return own;
  if (last.content === content) return last.version;
  const [major, minor, patch] = parts(last.version);
  return `${major}.${minor}.${patch + 1}`;
}
