import type { Member } from '../domain/member.ts';
import { say, word } from '../text/say.ts';
import { type FieldKind, parsed, refused } from './field-kind.ts';
import { quoted, rawText } from './raw-text.ts';

/** The words of a name without what surrounds them: mention sign, quotes, punctuation. */
function nameIn(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .replace(/^[\s@"'“”„«»]+|[\s,;:!?"'“”»]+$/gu, '')
    .replace(/^member:/i, '');
}

/** A member of the desk: `me`, a name or part of it, an address, an id. */
export const personKind: FieldKind<Member> = {
  async parse(raw, field, context) {
    const text = rawText(raw, field.label, 200);
    if (!text.ok) return text;
    const name = nameIn(text.value);
    const found = name === '' ? {} : await context.lookup.person(name);
    if (found.one) return parsed(found.one);
    if (found.several?.length) {
      const titles = found.several.map(({ title }) => title).join(', ');
      return refused(
        'ambiguous',
        say`${word(field.label)}: ${quoted(name)} could be ${titles}. Which of them? Write the full name or the mail address.`,
        found.several,
      );
    }
    return refused('unknown', say`${word(field.label)}: nobody here is called ${quoted(name)}. ${personKind.hint(field)}`);
  },
  recognise: (text) => text.length <= 200 && nameIn(text) !== '',
  cardInput: (id, field, value) => {
    const shown = choiceOf(value ?? field.initial);
    return [
      {
        type: 'Input.ChoiceSet',
        id,
        label: field.label,
        style: 'filtered',
        placeholder: 'Type a name',
        choices: shown ? [shown] : [],
        'choices.data': { type: 'Data.Query', dataset: 'member' },
        ...(shown ? { value: shown.value } : {}),
      },
    ];
  },
  schema: () => ({ type: 'string', minLength: 1, maxLength: 200, description: 'Id, mail address or name of a member, or `me`.' }),
  hint: () => say`Write a name, a mail address or me.`,
};

/** The choice a form shows for a member, or for the words that were typed. */
function choiceOf(value: unknown): { title: string; value: string } | undefined {
  if (typeof value === 'string')
    return value.trim() === '' ? undefined : { title: value.slice(0, 200), value: value.slice(0, 200) };
  const member = value as Partial<Member> | undefined;
  return member?._id ? { title: member.name ?? member._id, value: member._id } : undefined;
}
