import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ManifestPart } from '../derive-manifest.ts';
import { localisableTexts, staysAsItIs } from '../localisable.ts';
import { german } from './german.ts';
import { pseudo } from './pseudo.ts';

/** The pseudo language's tag: for trying the app out, not for people. */
export const pseudoTag = 'qps-ploc';
const base = 'https://developer.microsoft.com/json-schemas/teams';
const bundled = '@microsoft/app-manifest/build/json-schemas/teams';

/** The languages beside English that the package speaks to people in, and where their files are. */
export const languages = [{ languageTag: 'de', file: 'languages/de.json' }] as const;

/** The file of the pseudo language. */
export const pseudoLanguage = { languageTag: pseudoTag, file: `languages/${pseudoTag}.json` } as const;

/** A JSON schema of Microsoft's that belongs to a version of the manifest, as the package of schemas carries it. */
export function teamsSchema(version: string, name: 'MicrosoftTeams' | 'MicrosoftTeams.Localization'): ManifestPart {
  const path = createRequire(import.meta.url).resolve(`${bundled}/v${version}/${name}.schema.json`);
  return JSON.parse(readFileSync(path, 'utf8')) as ManifestPart;
}

/** How long the text of a key of the localisation may be, by its schema; `undefined` for a key that it does not know. */
export function longestText(schema: ManifestPart, key: string): number | undefined {
  const { properties = {}, patternProperties = {} } = schema as { [part: string]: Record<string, { maxLength?: number }> };
  if (Object.hasOwn(properties, key)) return properties[key]?.maxLength;
  return Object.entries(patternProperties).find(([pattern]) => new RegExp(pattern).test(key))?.[1].maxLength;
}

function translated(tag: string, english: string, longest: number): string | undefined {
  return tag === pseudoTag ? pseudo(english, longest) : german[english];
}

/** The manifest's texts that have no words of their own in a language: a language of people must have all. */
export function untranslated(manifest: ManifestPart, tag: string): string[] {
  const texts = [...localisableTexts(manifest)].filter(([key]) => !staysAsItIs(key)).map(([, text]) => text);
  return [...new Set(texts)].filter((text) => translated(tag, text, Number.POSITIVE_INFINITY) === undefined);
}

/** A language's file for this manifest: each text under its key; one that has no words yet in English. Titles that are typed to the bot stay as the bot reads them. */
export function languageFile(manifest: ManifestPart, tag: string): { [key: string]: string } {
  const version = String(manifest['manifestVersion']);
  const schema = teamsSchema(version, 'MicrosoftTeams.Localization');
  const texts = [...localisableTexts(manifest)].map(([key, english]) => {
    const longest = longestText(schema, key) ?? Number.POSITIVE_INFINITY;
    return [key, staysAsItIs(key) ? english : (translated(tag, english, longest) ?? english)] as const;
  });
  return { $schema: `${base}/v${version}/MicrosoftTeams.Localization.schema.json`, ...Object.fromEntries(texts) };
}
