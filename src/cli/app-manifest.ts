import { loadRegistry } from '../actions/registry.ts';
import { derivedParts } from '../app-package/derive-manifest.ts';
import { jsonText } from '../app-package/json-text.ts';
import { isUpToDate, updateManifest } from '../app-package/manifest-file.ts';
import type { CliCommand, CommandContext } from './cli-command.ts';

async function work({ given, out, error }: CommandContext): Promise<number> {
  const registry = await loadRegistry();
  if (given.has('write')) {
    updateManifest(registry);
    out('appPackage/manifest.json holds the commands of this code.');
    return 0;
  }
  if (!given.has('check')) {
    out(jsonText(derivedParts(registry)).trimEnd());
    return 0;
  }
  if (isUpToDate(registry)) {
    out('appPackage/manifest.json is up to date.');
    return 0;
  }
  error('appPackage/manifest.json does not hold the commands of this code. Run: npm run deskhand -- app manifest --write');
  return 1;
}

/** `app manifest`: the parts of the Teams manifest that come from the code. */
export const appManifest: CliCommand = {
  noun: 'app',
  verb: 'manifest',
  summary: 'prints the parts of the Teams manifest that come from the code',
  flags: ['write', 'check'],
  readsStore: false,
  work,
};
