import type { Action, Query } from '../definition/action.ts';
import type { Field } from '../fields/field.ts';

/** What a person could write for a field; of two times the second is later. */
function sampleOf(field: Field<unknown> | undefined, nthTime: () => number): string {
  switch (field?.kind) {
    case 'reference':
      if (field.of?.length === 1 && field.of[0] === 'member') return 'Tess Morgan';
      return field.of?.every((kind) => kind === 'client' || kind === 'contact' || kind === 'member') ? 'Contoso' : '1001';
    case 'duration':
      return '30m';
    case 'day':
      return 'yesterday';
    case 'time':
      return `${14 + nthTime()}:00`;
    case 'number':
      return '5';
    case 'person':
      return 'me';
    case 'toggle':
      return 'yes';
    case 'choice':
    case 'choices':
      return (field.options?.at(-1)?.title ?? '…').toLowerCase();
    default:
      return field?.format === 'mail' ? 'jo.park@example.com' : '…';
  }
}

/** A command as it can be typed, made from the first phrase of a definition without its optional parts: `log time 1001 30m`. `undefined` for what cannot be typed. */
export function phraseExample({ phrases, input }: Pick<Action | Query, 'phrases' | 'input'>): string | undefined {
  const [phrase] = phrases;
  if (phrase === undefined) return undefined;
  let short = phrase;
  for (let before = ''; before !== short; ) {
    before = short;
    short = short.replace(/\[[^[\]]*\]/g, ' ');
  }
  let times = 0;
  return short
    .replace(/\{([\w-]+)\}/g, (_slot, name: string) => sampleOf(input[name], () => times++))
    .replace(/\s+/g, ' ')
    .replace(/ :/g, ':')
    .trim();
}
