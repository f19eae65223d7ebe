import type { ManifestPart } from './derive-manifest.ts';

/** What people read of the manifest, as its localisation names it. Source: https://learn.microsoft.com/microsoftteams/platform/resources/schema/localization-schema */
const readable: readonly RegExp[] = [
  /^name\.(short|full)$/,
  /^description\.(short|full)$/,
  /^staticTabs\[\d+\]\.name$/,
  /^bots\[0\]\.commandLists\[\d+\]\.commands\[\d+\]\.(title|description)$/,
  /^composeExtensions\[0\]\.commands\[\d+\]\.(title|description)$/,
  /^composeExtensions\[0\]\.commands\[\d+\]\.parameters\[\d+\]\.(title|description)$/,
  /^composeExtensions\[0\]\.commands\[\d+\]\.parameters\[\d+\]\.choices\[\d+\]\.title$/,
  /^activities\.activityTypes\[\d+\]\.(description|templateText)$/,
];

const typedTitle = /^bots\[0\]\.commandLists\[\d+\]\.commands\[\d+\]\.title$/;
const template = /^activities\.activityTypes\[\d+\]\.templateText$/;

/** Whether a text comes back to the bot as it was shown, or is filled in by Teams: it must be the same in every language. */
export function staysAsItIs(key: string): boolean {
  return typedTitle.test(key) || template.test(key);
}

function leaves(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (Array.isArray(value)) return value.flatMap((one, place) => leaves(one, `${path}[${place}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => leaves(one, path ? `${path}.${name}` : name));
}

/** Everything of the manifest that a language says in its own words, by the key that its file names it with, in the manifest's order. */
export function localisableTexts(manifest: ManifestPart): Map<string, string> {
  return new Map(leaves(manifest, '').filter(([key]) => readable.some((pattern) => pattern.test(key))));
}
