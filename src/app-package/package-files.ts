import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import type { ManifestPart } from './derive-manifest.ts';
import { jsonText } from './json-text.ts';
import { languages, pseudoLanguage } from './languages/language-files.ts';
import type { PackageValues } from './package-values.ts';
import { filledIn } from './read-manifest.ts';

/** The files of an app package by their path in the zip, in the order in which they lie there. */
export type PackageFiles = ReadonlyMap<string, Uint8Array>;

const folder = fileURLToPath(new URL('../../appPackage', import.meta.url));
/** What every file in the zip is dated: the same files make the same bytes, whenever they are packed. */
const dated = new Date(1980, 0, 1);

/** The files of the package with these values filled in; places without a value stay. `withPseudo` adds the pseudo language, which is for trying out. */
export function packageFiles(
  values: Partial<PackageValues>,
  { withPseudo, from = folder }: { withPseudo: boolean; from?: string },
): PackageFiles {
  const read = (name: string) => readFileSync(join(from, name));
  const text = filledIn(read('manifest.json').toString('utf8'), values as { [name: string]: string });
  const manifest = JSON.parse(text) as ManifestPart;
  const spoken = withPseudo ? [...languages, pseudoLanguage] : languages;
  const localizationInfo = { defaultLanguageTag: 'en', additionalLanguages: spoken };
  const whole = jsonText({ ...manifest, localizationInfo });
  const icons = ['color.png', 'outline.png'].map((name) => [name, new Uint8Array(read(name))] as const);
  const files = spoken.map(({ file }) => [file, new Uint8Array(read(file))] as const);
  return new Map([['manifest.json', new TextEncoder().encode(whole)], ...icons, ...files]);
}

/** The manifest of these files. */
export function manifestIn(files: PackageFiles): ManifestPart {
  return JSON.parse(new TextDecoder().decode(files.get('manifest.json'))) as ManifestPart;
}

/** The same files with another version in the manifest. */
export function withVersion(files: PackageFiles, version: string): PackageFiles {
  const manifest = jsonText({ ...manifestIn(files), version });
  return new Map([...files].map(([name, file]) => [name, name === 'manifest.json' ? new TextEncoder().encode(manifest) : file]));
}

/** What the package holds, as one number that changes with everything but its version: SHA-256 in hex. */
export function contentOf(files: PackageFiles): string {
  const hash = createHash('sha256');
  for (const [name, file] of withVersion(files, '0.0.0')) hash.update(`${name}\n${file.length}\n`).update(file);
  return hash.digest('hex');
}

/** The zip of these files: for the same files the same bytes on every machine. */
export function zipOf(files: PackageFiles): Uint8Array {
  return zipSync(Object.fromEntries(files), { level: 9, mtime: dated, os: 0 });
}
