import type { Action, Query } from '../definition/action.ts';
import type { Problem } from '../errors/failure.ts';
import { cardInputs } from '../fields/card-inputs.ts';
import type { Field, FieldKindName, Fields } from '../fields/field.ts';
import type { CardElement } from '../fields/field-kind.ts';
import type { CardRoom } from './card-room.ts';
import type { CardView } from './card-view.ts';
import { strongText } from './elements.ts';
import { cleanText, plainLine } from './safe-text.ts';

/** An action or a query: whatever has inputs. */
export type Definition = Pick<Action | Query, 'name' | 'title' | 'summary' | 'input' | 'permission'>;

/** A form as it is shown at first. All cards that show it share these very objects (not frozen: that would make writing them out half as fast), so nobody may change them. */
export interface BlankForm {
  inputs: readonly CardElement[];
  /** What it takes as UTF-8 JSON. */
  bytes: number;
}

const asked = new WeakMap<Definition, Fields>();

/** The inputs a person fills in when the record itself is known: all but the hidden ones and the one that names the record. */
export function askedFields(definition: Definition): Fields {
  let fields = asked.get(definition);
  if (!fields) {
    const { scope } = definition.permission;
    fields = Object.fromEntries(Object.entries(definition.input).filter(([name, field]) => !field.hidden && name !== scope));
    asked.set(definition, fields);
  }
  return fields;
}

interface KeptForm extends BlankForm {
  quarter: number;
  zone: string;
  locale: string;
}

const blanks = new WeakMap<Definition, KeptForm[]>();
const quarterHour = 15 * 60_000;
const mostKept = 32;

/** The form of a definition for a known record with nothing filled in but what fields show at first. Made once for each definition, zone, locale and quarter of an hour (days such as "today" change with it). */
export function blankForm(definition: Definition, view: CardView): BlankForm {
  const quarter = Math.floor(view.now.getTime() / quarterHour);
  let kept = blanks.get(definition);
  if (!kept) {
    kept = [];
    blanks.set(definition, kept);
  }
  for (const form of kept) if (form.quarter === quarter && form.zone === view.zone && form.locale === view.locale) return form;
  const inputs = cardInputs(askedFields(definition), view).map(withChoice);
  const bytes = new TextEncoder().encode(JSON.stringify(inputs)).length;
  const form = { inputs: inputs, bytes, quarter, zone: view.zone, locale: view.locale };
  if (kept.length >= mostKept) kept.shift();
  kept.push(form);
  return form;
}

/** What a person had given and what was wrong with it. */
export interface Draft {
  raw: { readonly [name: string]: unknown };
  problems: readonly Problem[];
}

const longestValue = 20_000;
const cutNotice =
  'What you wrote is too long for this card, so only its beginning is here. Shorten it, or write it in the desk itself.';

/** A form with what was given and the problems told next to their inputs; problems of inputs that are not shown stand first. */
export function filledForm(fields: Fields, draft: Draft, view: CardView, room: CardRoom): CardElement[] {
  room.take(500 + 400 * Object.keys(fields).length);
  const problems = draft.problems.map((problem) => shownProblem(problem, room));
  const loose = problems.filter((problem) => problem.field === undefined || !Object.hasOwn(fields, problem.field));
  const values: Record<string, unknown> = {};
  let cut = false;
  for (const [name, field] of Object.entries(fields)) {
    const value = Object.hasOwn(draft.raw, name) ? givenValue(draft.raw[name], field) : undefined;
    values[name] = typeof value === 'string' ? room.plain(value, longestValue) : value;
    cut ||=
      typeof value === 'string' && value.length > 400 && (values[name] as string).endsWith('…') && !value.trimEnd().endsWith('…');
  }
  const inputs = cardInputs(fields, view, { values, problems }).map(withChoice);
  return [
    ...loose.map((problem) => strongText(problem.text, 'attention')),
    ...(cut ? [strongText(cutNotice, 'attention')] : []),
    ...inputs,
  ];
}

/** The problem with its words made safe to show. Candidates keep their values, which come back when they are chosen; values that no record or option has are left out. */
function shownProblem({ candidates = [], ...problem }: Problem, room: CardRoom): Problem {
  const text = room.lines(problem.text, 400);
  const usable = candidates
    .filter(({ value }) => value.trim() !== '' && value.length <= 200 && cleanText(value) === value)
    .slice(0, 10);
  if (usable.length === 0) return { ...problem, text };
  const choices = usable.map(({ value, title }) => {
    room.take(30 + 3 * value.length);
    return { value, title: room.plain(plainLine(title, 120), 120) || value };
  });
  return { ...problem, text, candidates: choices };
}

/** What the inputs of these kinds show at most. */
const longestShown: { readonly [kind in FieldKindName]?: number } = { reference: 200, person: 200, duration: 60 };

/** The given value in a form that the input can show; `undefined` for what no input could show. */
function givenValue(value: unknown, field: Field<unknown>): unknown {
  if (typeof value === 'string')
    return (field.lines ?? 1) > 1 ? value : plainLine(value, longestShown[field.kind] ?? longestValue);
  if (field.kind === 'choices' && Array.isArray(value)) return value.filter((one) => typeof one === 'string').join(', ');
  if (typeof value === 'boolean') return field.kind === 'toggle' ? value : undefined;
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  if (field.kind === 'number') return value;
  return field.kind === 'duration' ? `${value}m` : String(value);
}

/** The input as old and new clients take it: a choice without choices is no valid input (a blank counts as nothing given), and candidates are all shown at once. */
function withChoice(input: CardElement): CardElement {
  if (input.type !== 'Input.ChoiceSet') return input;
  const choices = input['choices'] as { title: string; value: string }[];
  if (choices.length === 0) {
    const title = input['isRequired'] ? 'Type to search' : 'None';
    return { ...input, type: input.type, choices: [{ title, value: ' ' }] };
  }
  if (!Object.hasOwn(input, 'choices.data') || Object.hasOwn(input, 'value')) return input;
  const { 'choices.data': _search, ...rest } = input;
  return { ...rest, type: input.type, style: 'expanded' };
}
