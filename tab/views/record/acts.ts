import type { DescribedDefinition } from '../../../shared/api/describe-definition.ts';
import type { RecordView } from '../../../shared/api/views.ts';

/** Done by parts of the page of their own: the composer, a held reply, a conflict, the line of a note. */
const drawnElsewhere = new Set([
  'note.add',
  'reply.write',
  'reply.send',
  'reply.cancel',
  'note.remove',
  'message.append',
  'work.take-over',
  'work.give-back',
  'ticket.restore-status',
]);

/** Where the reader's timer runs, as seen from a record. */
export type TimerPlace = 'here' | 'elsewhere' | 'nowhere';

/** Of starting a timer and switching it to here only one makes sense at a time, and neither while it runs here. */
function fitsTimer(name: string, timer: TimerPlace): boolean {
  if (name === 'timer.start') return timer === 'nowhere';
  return name !== 'timer.switch' || timer === 'elsewhere';
}

/** The definition with only such choices as make sense for this record now. */
function forRecord(definition: DescribedDefinition, record: RecordView): DescribedDefinition {
  const allowed =
    definition.name === 'ticket.set-status' && record.kind === 'ticket'
      ? new Set<string>(record.nextStatuses)
      : definition.name === 'task.set-status' && record.kind === 'task'
        ? new Set(['to-do', 'in-progress', 'done'].filter((one) => one !== record.status.value))
        : undefined;
  if (!allowed) return definition;
  const inputs = definition.inputs.map((input) =>
    input.name === 'status' && input.choices
      ? { ...input, choices: input.choices.filter(({ value }) => allowed.has(value)) }
      : input,
  );
  return { ...definition, inputs };
}

/** What may be done to the record from its page, most used first: what stands there as a button, and what is in the menu. */
export function actsOn(
  record: RecordView,
  definitions: readonly DescribedDefinition[],
  quick: readonly string[],
  timer: TimerPlace = 'nowhere',
): { buttons: DescribedDefinition[]; menu: DescribedDefinition[] } {
  const known = new Map(definitions.map((definition) => [definition.name, definition]));
  const may = record.may
    .flatMap((name) => known.get(name) ?? [])
    .filter(({ name }) => !drawnElsewhere.has(name) && fitsTimer(name, timer));
  const buttons = quick.flatMap((name) => may.find((one) => one.name === name) ?? []);
  const menu = may.filter((one) => !buttons.includes(one) && (one.place !== undefined || one.phrases.length > 0));
  return { buttons: buttons.map((one) => forRecord(one, record)), menu: menu.map((one) => forRecord(one, record)) };
}
