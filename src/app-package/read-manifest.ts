import { readFile } from 'node:fs/promises';

const file = new URL('../../appPackage/manifest.json', import.meta.url);

const hostPlace = '$' + '{{HOST}}';

/** Values of the `${{NAME}}` places of the app package's files, by name. */
export type PlaceValues = { readonly [name: string]: string };

/** A JSON text with the `${{NAME}}` places in its strings filled in. Places without a value stay as they are. */
export function filledIn(text: string, values: PlaceValues): string {
  return text.replace(/\$\{\{(\w+)\}\}/g, (all, name: string) => {
    const value = values[name];
    return value === undefined ? all : JSON.stringify(value).slice(1, -1);
  });
}

/** The manifest of the app package with its places filled in. With a `publicUrl`, this installation's pages are at that address instead of at https on the host: Teams takes only https, the sandbox takes what there is. */
export async function readManifest(values: PlaceValues, publicUrl?: string): Promise<Record<string, unknown>> {
  const text = await readFile(file, 'utf8');
  const origin = publicUrl === undefined ? undefined : new URL(publicUrl);
  const moved = origin
    ? text.replaceAll(`https://${hostPlace}`, origin.origin).replaceAll(`api://${hostPlace}`, `api://${origin.host}`)
    : text;
  return JSON.parse(filledIn(moved, values)) as Record<string, unknown>;
}
