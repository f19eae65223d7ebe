import type { ManifestPart } from './derive-manifest.ts';
import { longestText, pseudoTag, teamsSchema, untranslated } from './languages/language-files.ts';
import { localisableTexts, staysAsItIs } from './localisable.ts';
import type { Finding } from './manifest-findings.ts';
import type { PackageFiles } from './package-files.ts';

interface Language {
  languageTag: string;
  file: string;
}

function read(file: Uint8Array | undefined): { [key: string]: unknown } | undefined {
  try {
    const found: unknown = JSON.parse(new TextDecoder().decode(file));
    return typeof found === 'object' && found !== null && !Array.isArray(found)
      ? (found as { [key: string]: unknown })
      : undefined;
  } catch {
    return undefined;
  }
}

function findingsOf(manifest: ManifestPart, { languageTag, file: name }: Language, file: Uint8Array | undefined): string[] {
  const given = read(file);
  if (!given) return [`${name} is not a JSON object.`];
  const schema = teamsSchema(String(manifest['manifestVersion']), 'MicrosoftTeams.Localization');
  const { $schema: _schema, ...texts } = given;
  const wanted = localisableTexts(manifest);
  const missing = [...wanted.keys()].filter((key) => !Object.hasOwn(texts, key)).map((key) => `${name} does not say ${key}.`);
  const wrong = Object.entries(texts).flatMap(([key, text]) => {
    const longest = longestText(schema, key);
    if (!wanted.has(key) || longest === undefined) return [`${name} says ${key}, which the manifest does not have.`];
    if (typeof text !== 'string' || text.trim() === '') return [`${name} has no text for ${key}.`];
    if (text.length > longest) return [`${name}: ${key} is longer than ${longest} characters.`];
    return staysAsItIs(key) && text !== wanted.get(key)
      ? [`${name}: ${key} has to stay “${wanted.get(key)}”: Teams sends it to the bot as it is shown.`]
      : [];
  });
  const open =
    languageTag === pseudoTag
      ? []
      : untranslated(manifest, languageTag).map((text) => `“${text}” has no words in ${languageTag}.`);
  return [...missing, ...wrong, ...open];
}

/** What is wrong with the languages of a package: each says every text of the manifest, within its length, and nothing else. */
export function languageFindings(manifest: ManifestPart, files: PackageFiles): Finding[] {
  const { additionalLanguages = [] } = (manifest['localizationInfo'] ?? {}) as { additionalLanguages?: Language[] };
  return additionalLanguages
    .flatMap((language) => findingsOf(manifest, language, files.get(language.file)))
    .map((text) => ({ level: 'problem', text }));
}
