import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import type { Registry } from '../actions/registry.ts';
import { derivedParts } from './derive-manifest.ts';
import { jsonText } from './json-text.ts';

interface Manifest {
  bots: { commandLists: { commands: object[] }[] }[];
  composeExtensions: { commands: object[] }[];
}

const file = fileURLToPath(new URL('../../appPackage/manifest.json', import.meta.url));

function withDerived(manifest: Manifest, registry: Registry): Manifest {
  const { commands, extensionCommands } = derivedParts(registry);
  return {
    ...manifest,
    bots: manifest.bots.map((bot) => ({ ...bot, commandLists: bot.commandLists.map((list) => ({ ...list, commands })) })),
    composeExtensions: manifest.composeExtensions.map((extension) => ({ ...extension, commands: extensionCommands })),
  };
}

function readWhole(path: string): Manifest {
  return JSON.parse(readFileSync(path, 'utf8')) as Manifest;
}

/** Whether the manifest file holds exactly what the code offers. */
export function isUpToDate(registry: Registry, path = file): boolean {
  const manifest = readWhole(path);
  return isDeepStrictEqual(manifest, withDerived(manifest, registry));
}

/** Puts what the code offers into the manifest file; everything else in it stays. */
export function updateManifest(registry: Registry, path = file): void {
  writeFileSync(path, jsonText(withDerived(readWhole(path), registry)));
}
