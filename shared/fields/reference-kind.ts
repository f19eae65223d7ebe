import { cite } from '../domain/cite.ts';
import type { LoadedRecord } from '../domain/record-types.ts';
import type { RecordKind } from '../domain/records.ts';
import { eitherOf, type Said, type Sentence, say, sayAll, word } from '../text/say.ts';
import type { Field, Found, ParseContext } from './field.ts';
import { type FieldKind, parsed, refused } from './field-kind.ts';
import { kindList, kindWord, splitKind } from './kind-words.ts';
import { quoted, rawText } from './raw-text.ts';

const numbered = /^#?\s?\d{1,12}$/;

/** Whether the words are the number of a record, with or without `#`. */
function isRecordNumber(text: string): boolean {
  return text.length <= 16 && numbered.test(text);
}

/** The words without what surrounds them, full-width forms as plain ones. */
function wordsIn(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .replace(/^[\s"'“”„«»]+|[\s,;:.!?"'“”»]+$/gu, '')
    .replace(/^(?:(?:no|nr)\b\.?|number|nummer)\s*(?=#?\d)/i, '')
    .replace(/^(\d{1,3})(?:st|nd|rd|th)$/i, '$1')
    .replace(/^#\s+(?=\d)/, '#');
}

/** Finds what the words mean: with a kind before them that kind first, then the words as they are. */
async function find(
  words: string,
  of: readonly RecordKind[],
  context: ParseContext,
): Promise<Found<{ kind: RecordKind; record: unknown }>> {
  const split = /^[\p{L}-]+:\S/u.test(words) ? undefined : splitKind(words);
  if (split?.rest && of.includes(split.kind)) {
    const found = await context.lookup.record([split.kind], split.rest);
    if (found.one || found.several?.length || isRecordNumber(split.rest)) return found;
  }
  return context.lookup.record(of, words);
}

/** Why these words cannot be a record of these kinds, when their kind alone rules it out. */
function otherKind(words: string, of: readonly RecordKind[]): RecordKind | undefined {
  const split = splitKind(words);
  return split && !of.includes(split.kind) && isRecordNumber(split.rest) ? split.kind : undefined;
}

const kindsOf = (of: readonly RecordKind[]) => eitherOf(of.map((kind) => word(kindWord(kind))));

/** Says that this is a record of another kind than is needed. */
function ofOtherKind(what: string, kind: RecordKind, of: readonly RecordKind[]): Sentence {
  const [is, needed] = [word(kindWord(kind)), kindsOf(of)];
  return /^[aeiou]/.test(String(needed))
    ? say`${what} is of the kind ${is}, and an ${needed} is needed here.`
    : say`${what} is of the kind ${is}, and a ${needed} is needed here.`;
}

const places = 100;
const numberedKinds: readonly RecordKind[] = ['ticket', 'task', 'approval'];

/** Why nothing was found: the number is another kind's, a place that the last list does not have, or nothing at all. */
async function whyNone(words: string, field: Field<unknown>, context: ParseContext): Promise<Said> {
  const kinds = kindsOf(field.of ?? []);
  const said = splitKind(words)?.rest ?? words;
  const number = isRecordNumber(said) ? Number(said.replace(/\D/g, '')) : undefined;
  const { one } = number === undefined ? {} : await context.lookup.record(numberedKinds, `#${number}`);
  const other = one && numberedKinds.includes(one.kind) ? (one as LoadedRecord<'ticket' | 'task' | 'approval'>) : undefined;
  if (other && !field.of?.includes(other.kind)) return ofOtherKind(cite(other.record), other.kind, field.of ?? []);
  if (number !== undefined && number > 0 && number <= places)
    return say`no ${kinds} has the number ${number}, and the list you saw last has none at that place, or is too old. Show the list again, or write the whole number.`;
  return sayAll([say`no ${kinds} that you can see fits ${quoted(words)}.`, referenceKind.hint(field)]);
}

/** A record the person may see: its number, its place in the last list, words of its title, or `kind:id`. */
export const referenceKind: FieldKind<LoadedRecord> = {
  async parse(raw, field, context) {
    const text = rawText(raw, field.label, 400);
    if (!text.ok) return text;
    const [of, words] = [field.of ?? [], wordsIn(text.value)];
    const kinds = kindsOf(of);
    if (words === '' || words.startsWith('-'))
      return refused('invalid', say`${word(field.label)}: ${quoted(text.value)} names no ${kinds}. ${referenceKind.hint(field)}`);
    const other = otherKind(words, of);
    if (other)
      return refused(
        'invalid',
        say`${word(field.label)}: ${sayAll([ofOtherKind(quoted(words), other, of), referenceKind.hint(field)])}`,
      );
    const found = await find(words, of, context);
    if (found.one && of.includes(found.one.kind)) return parsed(found.one as LoadedRecord);
    if (found.several?.length)
      return refused(
        'ambiguous',
        say`${word(field.label)}: ${quoted(words)} fits more than one ${kinds}. Which one is meant?`,
        found.several,
      );
    return refused('unknown', say`${word(field.label)}: ${await whyNone(words, field, context)}`);
  },
  recognise: (text) => text.length <= 400 && wordsIn(text) !== '',
  cardInput(id, field, value) {
    const shown = choiceOf(value ?? field.initial);
    return [
      {
        type: 'Input.ChoiceSet',
        id,
        label: field.label,
        style: 'filtered',
        placeholder: `Type the number or words of the ${kindList(field.of ?? [])}`,
        choices: shown ? [shown] : [],
        'choices.data': { type: 'Data.Query', dataset: (field.of ?? []).join(',') },
        ...(shown ? { value: shown.value } : {}),
      },
    ];
  },
  schema: (field) => ({
    type: 'string',
    minLength: 1,
    maxLength: 400,
    description: `Number, \`kind:id\` or words of a ${kindList(field.of ?? [])}.`,
  }),
  hint: ({ of = [] }: Field<unknown>) =>
    of.every((kind) => named.includes(kind)) ? say`Write its name.` : say`Write its number, or words of its title.`,
};

/** Kinds whose records have a name and no number. */
const named: readonly string[] = ['client', 'contact', 'project', 'member', 'profile'];

/** The choice a form shows for a record (`kind:id`), or for the words that were typed. */
function choiceOf(value: unknown): { title: string; value: string } | undefined {
  if (typeof value === 'string')
    return value.trim() === '' ? undefined : { title: value.slice(0, 200), value: value.slice(0, 200) };
  const loaded = value as LoadedRecord | undefined;
  if (!loaded?.record?._id) return undefined;
  const record: { number?: number; title?: string; name?: string } = 'work' in loaded.record ? loaded.record.work : loaded.record;
  const title = record.title ?? record.name ?? loaded.record._id;
  return {
    title: record.number === undefined ? title : `#${record.number} ${title}`,
    value: `${loaded.kind}:${loaded.record._id}`,
  };
}
