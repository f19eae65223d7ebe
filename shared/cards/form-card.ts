import { cite, pointer } from '../domain/cite.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Problem } from '../errors/failure.ts';
import type { Fields } from '../fields/field.ts';
import type { CardElement } from '../fields/field-kind.ts';
import { askedFields, type Definition, filledForm } from './action-form.ts';
import { audienceHint } from './audience.ts';
import { actionBytes, cardVerbs, executeAction, type SentData } from './card-actions.ts';
import { CardRoom, jsonBytes } from './card-room.ts';
import type { Card, CardView, Shown } from './card-view.ts';
import { heading, subtleText, textBlock } from './elements.ts';
import { hiddenInputs, notice } from './record-frame.ts';
import { plainLine } from './safe-text.ts';

/** What a form knows beyond its inputs. */
export interface FormOptions {
  /** The record that the action is for: named above the inputs and not asked for again. */
  subject?: Shown;
}

/** A form whose parts are drawn but not yet put together. */
interface Drawn {
  body: CardElement[];
  data: SentData;
  text: string;
}

type Raw = { readonly [name: string]: unknown };

const recordPointer = /^[a-z-]{4,10}:\S{1,120}$/;

/** The record of the form as `kind:id` where it is known and nothing is wrong with it: then nobody is asked for it. */
function knownSubject(
  { permission: { scope } }: Definition,
  raw: Raw,
  problems: readonly Problem[],
  { subject }: FormOptions,
): string | undefined {
  if (scope === undefined) return undefined;
  if (subject) return pointer(subject.kind, subject.record as { _id: string });
  const given = raw[scope];
  const isKnown = typeof given === 'string' && recordPointer.test(given) && !problems.some(({ field }) => field === scope);
  return isKnown ? given : undefined;
}

function visibleFields(definition: Definition): Fields {
  return Object.fromEntries(Object.entries(definition.input).filter(([, field]) => !field.hidden));
}

/** How the record is named above its form; nothing for what has neither number nor name. */
function subjectLine({ subject }: FormOptions, room: CardRoom): CardElement[] {
  if (!subject) return [];
  const { number, title, name } = subject.record as { number?: number; title?: string; name?: string };
  const words = number !== undefined && title !== undefined ? cite({ number, title }) : name;
  return words ? [textBlock(room.line(words, 200))] : [];
}

function drawForm(
  definition: Definition,
  raw: Raw,
  problems: readonly Problem[],
  view: CardView,
  options: FormOptions,
  room: CardRoom,
): Drawn {
  room.take(1_200);
  const known = knownSubject(definition, raw, problems, options);
  const fields = known === undefined ? visibleFields(definition) : askedFields(definition);
  const contact = options.subject?.kind === 'ticket' ? (options.subject.record as Ticket).contact : undefined;
  const data: SentData = { ...hiddenInputs(definition, raw, room), verb: definition.name, nonce: view.nonce };
  if (known !== undefined) data.subject = known;
  if (definition.permission.scope !== undefined) data.input = definition.permission.scope;
  const wrong = problems.map((problem) => plainLine(problem.text, 200)).join(' ');
  const text = room.plain(`${definition.title}: ${wrong || definition.summary}`, 600);
  // It stands on the card twice: to be read out, and for clients that cannot show the card.
  room.take(jsonBytes(text));
  const told = problems.length > 0 ? [] : notice(view, room);
  const body = [
    ...told,
    ...subjectLine(options, room),
    ...audienceHint(definition, contact, room),
    ...filledForm(fields, { raw, problems }, view, room),
  ];
  return { body, data, text };
}

/** The card that asks for the inputs of an action or query: what was given is filled in, what was wrong stands above its input, and candidates are offered to choose from. */
export function formCard(
  definition: Definition,
  raw: Raw,
  problems: readonly Problem[],
  view: CardView,
  options: FormOptions = {},
): Card {
  const room = new CardRoom();
  const { body, data, text } = drawForm(definition, raw, problems, view, options, room);
  const dismissed: SentData = { verb: cardVerbs.dismiss, nonce: view.nonce };
  room.take(actionBytes(definition.title, data) + actionBytes('Cancel', dismissed));
  const actions = [
    executeAction(definition.title, data, { inputs: 'auto', style: 'positive' }),
    executeAction('Cancel', dismissed, { inputs: 'none' }),
  ];
  const head = [heading(definition.title), subtleText(definition.summary)];
  return { type: 'AdaptiveCard', version: '1.5', fallbackText: text, speak: text, body: [...head, ...body], actions };
}

/** The same form for a dialog, in one column: the dialog brings its own title and way out, and takes a plain submit. */
export function dialogCard(
  definition: Definition,
  raw: Raw,
  problems: readonly Problem[],
  view: CardView,
  options: FormOptions = {},
): Card {
  const { body, data, text } = drawForm(definition, raw, problems, view, options, new CardRoom());
  const submit = { type: 'Action.Submit', title: definition.title, style: 'positive', data };
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    fallbackText: text,
    speak: text,
    body: [subtleText(definition.summary), ...body],
    actions: [submit],
  };
}
