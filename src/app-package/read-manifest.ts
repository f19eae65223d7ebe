import { readFile } from 'node:fs/promises';

const file = new URL('../../appPackage/manifest.json', import.meta.url);

/** The manifest of the app package with its `${{NAME}}` places filled in. Places without a value stay as they are. */
export async function readManifest(values: { [name: string]: string }): Promise<Record<string, unknown>> {
  const text = await readFile(file, 'utf8');
  return JSON.parse(text.replace(/\$\{\{(\w+)\}\}/g, (all, name: string) => values[name] ?? all)) as Record<string, unknown>;
}
