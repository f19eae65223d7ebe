import type { Settings } from '../config/settings.ts';
import type { CheckedPart } from './manifest-findings.ts';
import { contentOf, manifestIn, type PackageFiles, packageFiles, withVersion } from './package-files.ts';
import { keepMade, lastMade, type PackageTarget, recordOf, versionFor } from './package-record.ts';
import { type PackageValues, packageValueNames, valuesOfEnvironment, valuesOfSettings } from './package-values.ts';
import { isSound, validatePackage } from './validate-package.ts';

/** Environments of developers: their packages have the pseudo language. */
const trial: ReadonlySet<string> = new Set(['dev', 'local', 'playground']);

/** A package as it would be uploaded. */
export interface Package {
  files: PackageFiles;
  version: string;
  content: string;
  report: CheckedPart[];
  sound: boolean;
}

/** The values of a target. `clientId`: the profile that serves Teams for a desk. */
export function valuesFor(target: PackageTarget, settings: Settings, clientId?: string): Partial<PackageValues> {
  return typeof target === 'object' && 'environment' in target
    ? valuesOfEnvironment(target.environment)
    : valuesOfSettings(settings, clientId);
}

/** Puts the package of a target together and looks at it; writes nothing. `zips`: the folder of its zips. */
export async function assemble(target: PackageTarget, values: Partial<PackageValues>, zips?: string): Promise<Package> {
  const withPseudo = typeof target === 'object' && 'environment' in target && trial.has(target.environment);
  const bare = packageFiles(values, { withPseudo });
  const content = contentOf(bare);
  const version = versionFor(content, String(manifestIn(bare)['version']), lastMade(target, recordOf(target, zips)));
  const files = withVersion(bare, version);
  const report = await validatePackage(files);
  return { files, version, content, report, sound: isSound(report) };
}

/** Notes what was made for a target, so that the next package with other content has a higher version. */
export function remember(target: PackageTarget, { version, content }: Package, zips?: string): void {
  keepMade(target, { version, content }, recordOf(target, zips));
}

/** How the package of this installation stands. */
export interface PackageStanding {
  state: 'not-made' | 'current' | 'stale' | 'incomplete';
  text: string;
  /** What to do about it. */
  next?: string;
  /** The version that was made last; absent where none was. */
  version?: string;
}

/** Whether the package that was made last for a target is the one that this code and these settings make. Cheap: nothing is validated. */
export function packageStanding(
  settings: Settings,
  target: PackageTarget = 'installation',
  { zips, clientId }: { zips?: string | undefined; clientId?: string | undefined } = {},
): PackageStanding {
  const make = 'npm run deskhand -- app package';
  const values = valuesFor(target, settings, clientId);
  const missing = packageValueNames.filter((name) => values[name] === undefined);
  if (missing.length)
    return {
      state: 'incomplete',
      text: `the package lacks ${missing.join(', ')}`,
      next: `Set ${missing.join(' and ')}, then ${make}`,
    };
  const last = lastMade(target, recordOf(target, zips));
  if (!last) return { state: 'not-made', text: 'no package was made on this machine yet', next: `${make}, and upload the zip` };
  const withPseudo = typeof target === 'object' && 'environment' in target && trial.has(target.environment);
  if (contentOf(packageFiles(values, { withPseudo })) === last.content)
    return { state: 'current', version: last.version, text: `version ${last.version} is what this code makes` };
  const text = `version ${last.version} is stale: code or settings have changed since it was made`;
  return { state: 'stale', version: last.version, text, next: `${make}, and upload the new version in the Teams admin centre` };
}
