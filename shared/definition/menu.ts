import type { Action, Query } from './action.ts';

const longestMenu = 12;

/** What a phrase begins with before its first slot: the words a menu shows and a click types. */
export function headOf(phrase: string): string {
  return phrase
    .replace(/\[[^\]{]*\]/g, '')
    .split(/[{[:]/)[0]!
    .replace(/\s+/g, ' ')
    .trim();
}

/** The commands of a menu, most used first: Teams shows at most 12. */
export function menuCommands(definitions: readonly (Action | Query)[]): { title: string; description: string }[] {
  return definitions
    .filter((definition) => definition.place !== undefined && definition.phrases.length > 0)
    .sort((a, b) => a.place! - b.place! || a.name.localeCompare(b.name))
    .slice(0, longestMenu)
    .map((definition) => ({ title: headOf(definition.phrases[0]!), description: definition.summary }));
}
