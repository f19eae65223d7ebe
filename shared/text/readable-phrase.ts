import type { Field } from '../fields/field.ts';
import { kindList } from '../fields/kind-words.ts';
import type { Phrased } from './phrases.ts';

/** What stands for an input, in words. */
function placeholder(name: string, field: Field<unknown> | undefined): string {
  switch (field?.kind) {
    case 'reference':
      return kindList(field.of ?? []);
    case 'person':
      return 'person';
    case 'duration':
      return 'time, such as 30m';
    case 'day':
      return 'day';
    case 'choice':
      return (field.options ?? []).map(({ title }) => title.toLowerCase()).join(' | ');
    case 'choices':
      return (field.options ?? []).map(({ title }) => title.toLowerCase()).join(', ');
    default:
      return (field?.label ?? name)
        .replace(/\s*[(,].*$/, '')
        .replace(/\?$/, '')
        .toLowerCase();
  }
}

/** The first phrase of a definition as a person reads it: `log time ‹ticket or task› ‹time, such as 30m› [‹day›] [: ‹what did you do›]`. Empty for what cannot be typed. */
export function readablePhrase({ phrases: [phrase = ''], input }: Pick<Phrased, 'phrases' | 'input'>): string {
  return phrase
    .replace(/\[[^[\]{]*\]/g, '')
    .replace(/\{([\w-]+)\}/g, (_all, name: string) => `‹${placeholder(name, input[name])}›`)
    .replace(/\s+/g, ' ')
    .replace(/ :/g, ':')
    .replace(/\[:/g, '[:')
    .trim();
}
