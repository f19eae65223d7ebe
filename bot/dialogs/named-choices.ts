import type { Card } from '../../shared/cards/card-view.ts';
import { plainLine } from '../../shared/cards/safe-text.ts';
import type { Caller } from '../../shared/definition/caller.ts';
import type { RecordKind } from '../../shared/domain/records.ts';
import type { Field } from '../../shared/fields/field.ts';
import type { CardElement } from '../../shared/fields/field-kind.ts';
import { mayRead } from '../../src/actions/permission.ts';
import { recordTitle } from '../../src/actions/record-title.ts';
import type { Definition } from '../../src/actions/registry.ts';
import type { BotParts } from '../desk/parts.ts';

const pointer = /^([a-z-]{4,10}):([\w-]{1,64})$/;

/** How the record or member behind a chosen value is called; `undefined` when the caller may not read it or it is not there. */
async function titleOfValue(parts: BotParts, caller: Caller, field: Field<unknown>, value: string): Promise<string | undefined> {
  const desk = parts.door.desk(caller.tenant._id);
  if (field.kind === 'person') return /^[\w-]{1,64}$/.test(value) ? (await desk.members.byId(value))?.name : undefined;
  const [, kind, id] = pointer.exec(value) ?? [];
  if (!kind || !id || !field.of?.includes(kind as RecordKind) || !mayRead(caller.actor, kind as RecordKind)) return undefined;
  const record = await desk.record(kind as RecordKind, id);
  if (record === undefined) return undefined;
  const client = (record as { client?: { name: string } }).client;
  return `${recordTitle(kind as RecordKind, record, true)}${client ? ` (${client.name})` : ''}`;
}

/** The card with the names of what was chosen where it would show their ids. */
export async function namedChoices(
  parts: BotParts,
  caller: Caller,
  definition: Definition,
  raw: Readonly<Record<string, unknown>>,
  card: Card,
): Promise<Card> {
  const chosen = Object.entries(definition.input).flatMap(([name, field]) => {
    const value = raw[name];
    const isChoice = (field.kind === 'person' || field.kind === 'reference') && !field.hidden;
    return isChoice && typeof value === 'string' ? [{ name, field: field as Field<unknown>, value }] : [];
  });
  const found = await Promise.all(chosen.map(({ field, value }) => titleOfValue(parts, caller, field, value)));
  const titles = new Map(
    chosen.flatMap(({ name, value }, at) => (found[at] ? [[name, { title: plainLine(found[at], 120), value }]] : [])),
  );
  if (titles.size === 0) return card;
  const named = (element: CardElement): CardElement => {
    const choice = titles.get(String(element['id']));
    if (!choice || element.type !== 'Input.ChoiceSet' || element['value'] !== choice.value) return element;
    const none = element['isRequired'] === true ? [] : [{ title: 'None', value: ' ' }];
    return { ...element, type: element.type, choices: [choice, ...none] };
  };
  return { ...card, body: (card['body'] as CardElement[]).map(named) };
}
