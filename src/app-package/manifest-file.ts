import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import type { Registry } from '../actions/registry.ts';
import { derivedParts, type ManifestPart } from './derive-manifest.ts';
import { jsonText } from './json-text.ts';

const file = fileURLToPath(new URL('../../appPackage/manifest.json', import.meta.url));

function readWhole(path: string): ManifestPart {
  return JSON.parse(readFileSync(path, 'utf8')) as ManifestPart;
}

/** Whether the manifest file holds exactly what the code offers. */
export function isUpToDate(registry: Registry, path = file): boolean {
  const manifest = readWhole(path);
  return isDeepStrictEqual(manifest, { ...manifest, ...derivedParts(registry) });
}

/** Puts what the code offers into the manifest file; everything else in it stays. */
export function updateManifest(registry: Registry, path = file): void {
  writeFileSync(path, jsonText({ ...readWhole(path), ...derivedParts(registry) }));
}
