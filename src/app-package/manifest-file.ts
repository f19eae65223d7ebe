import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import type { Registry } from '../actions/registry.ts';
import { derivedParts, type ManifestPart } from './derive-manifest.ts';
import { jsonText } from './json-text.ts';
import { languageFile, languages, pseudoLanguage } from './languages/language-files.ts';
import { registrationManifest } from './registration-manifest.ts';

const file = fileURLToPath(new URL('../../appPackage/manifest.json', import.meta.url));

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** The files that are made from the code, as they should be, by path: the manifest with what it keeps of its own, its languages, and the application registration that goes with it. */
function madeFiles(registry: Registry, path: string): { path: string; text: string }[] {
  const manifest: ManifestPart = { ...(JSON.parse(readFileSync(path, 'utf8')) as ManifestPart), ...derivedParts(registry) };
  const spoken = [...languages, pseudoLanguage].map(({ languageTag, file: name }) => ({
    path: join(dirname(path), name),
    text: jsonText(languageFile(manifest, languageTag)),
  }));
  const registration = join(dirname(path), '..', 'infra', 'aad.manifest.json');
  return [{ path, text: jsonText(manifest) }, ...spoken, { path: registration, text: jsonText(registrationManifest()) }];
}

/** Whether the manifest and the files that go with it hold exactly what the code offers. */
export function isUpToDate(registry: Registry, path = file): boolean {
  const same = (text: string | undefined, should: string) => {
    try {
      return isDeepStrictEqual(JSON.parse(text ?? ''), JSON.parse(should));
    } catch {
      return false;
    }
  };
  return madeFiles(registry, path).every((made) => same(textOf(made.path), made.text));
}

/** Puts what the code offers into the manifest file, and writes the files that go with it; everything else in the manifest stays. */
export function updateManifest(registry: Registry, path = file): void {
  for (const made of madeFiles(registry, path)) {
    mkdirSync(dirname(made.path), { recursive: true });
    writeFileSync(made.path, made.text);
  }
}
