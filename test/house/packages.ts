/** A lockfile of npm's third version, as far as the rules look. */
export interface Lockfile {
  packages: Record<string, { version?: string; resolved?: string; optionalDependencies?: Record<string, string> }>;
}

/** Known holes: the least version that is safe, and those that never are. */
const FLOORS: Record<string, { least: string; never?: readonly string[] }> = {
  axios: { least: '1.19.0', never: ['1.14.1', '0.30.4'] },
  jws: { least: '4.0.1' },
  jsonwebtoken: { least: '9.0.3' },
  dompurify: { least: '3.4.11' },
};

function isBelow(version: string, least: string): boolean {
  const parts = (text: string): number[] => (text.split('-')[0] ?? '').split('.').map(Number);
  const [have, want] = [parts(version), parts(least)];
  const index = want.findIndex((part, position) => part !== (have[position] ?? 0));
  return index >= 0 ? (have[index] ?? 0) < (want[index] ?? 0) : version.includes('-');
}

/** Locked packages with a known hole, wherever in the tree they lie. */
export function holesIn(lockfile: Lockfile): string[] {
  return Object.entries(lockfile.packages).flatMap(([path, { version = '' }]) => {
    const floor = FLOORS[path.replace(/^(.*\/)?node_modules\//, '')];
    if (!floor || !version || !(isBelow(version, floor.least) || floor.never?.includes(version))) return [];
    return [`${path} is ${version}; ${floor.least} is the least that is safe`];
  });
}

/** Locked packages that name the host they came from: it may be one that only we can reach. */
export function hostsIn(lockfile: Lockfile): string[] {
  return Object.entries(lockfile.packages).flatMap(([path, { resolved }]) =>
    resolved ? [`${path} says where it came from`] : [],
  );
}

/** Optional packages that some locked package asks for and that are not locked: on account of one of them `npm ci` refuses the whole lockfile. */
export function unlockedIn({ packages }: Lockfile): string[] {
  const isLocked = (from: string, name: string): boolean => {
    if (packages[`${from && `${from}/`}node_modules/${name}`]) return true;
    return from !== '' && isLocked(from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), name);
  };
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).flatMap((name) => (isLocked(path, name) ? [] : [`${name}, for ${path || 'us'}`])),
  );
}

/** Dependencies of a package.json, overrides as well, that are not one exact version. */
export function unpinnedIn(manifest: Record<string, unknown>): string[] {
  const sections = ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides'];
  const look = (section: string, wanted: unknown): string[] => {
    if (typeof wanted === 'object' && wanted !== null) {
      return Object.entries(wanted).flatMap(([name, inner]) => look(`${section} ${name}`, inner));
    }
    return /^\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(wanted)) ? [] : [`${section} is "${wanted}", not one exact version`];
  };
  return sections.flatMap((section) => look(section, manifest[section] ?? {}));
}

const REGISTRY =
  /\b(registry\.(npmjs|yarnpkg|npmmirror)\.\w+|npm\.pkg\.github\.com|[\w-]*(artifactory|verdaccio|nexus)[\w-]*\.[\w-]+\.\w+)\b/i;
const MACHINE = /(?<![\w}.)\]/:-])\/(?:(?:home|Users)\/[a-z]|root\/[\w.]|work\/(?:main|shared)|tmp\/[\w.])|[A-Z]:\\{1,2}Users\\/;

/** Lines of a text file that name a folder of somebody's machine, or a package registry. `host` is this machine's registry, if special. */
export function tracesIn(path: string, text: string, host?: string): string[] {
  return text.split('\n').flatMap((line, index) => {
    const isRegistry = REGISTRY.test(line) || (host !== undefined && line.includes(host));
    const what = isRegistry ? 'names a package registry' : MACHINE.test(line) ? 'names a folder of one machine' : undefined;
    return what ? [`${path}:${index + 1} ${what}`] : [];
  });
}
