import { DateTime } from 'luxon';
import { defineQuery } from '../definition/action.ts';
import type { HandedFile } from '../definition/reply.ts';
import { Failure } from '../errors/failure.ts';
import { field } from '../fields/field-builders.ts';
import type { AuditEntry } from '../ports/desk.ts';
import { csvLine } from '../text/csv.ts';
import { say } from '../text/say.ts';

const aPart = 500;
const columns = ['at', 'by', 'by id', 'action', 'title', 'event', 'record kind', 'record id', 'inputs', 'taken back at'];

/** Where a part begins: the instant of the last line before it, and how many lines of that instant were given already. */
interface Place {
  until: Date;
  skip: number;
}

function readPlace(text: string | undefined): Place | undefined {
  if (text === undefined) return undefined;
  const [, at = '', skip] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)~(\d{1,6})$/.exec(text) ?? [];
  const until = new Date(at);
  if (!Number.isNaN(until.getTime())) return { until, skip: Number(skip) };
  const problem = say`This names no place in the audit trail.`;
  throw new Failure('input', 'invalid', problem, say`Take what the part before named, or begin anew.`, [
    { field: 'after', code: 'invalid', text: problem },
  ]);
}

function nextPlace(rows: readonly AuditEntry[], before: Place | undefined): string {
  const last = rows.at(-1)!.at;
  const same = rows.filter(({ at }) => at.getTime() === last.getTime()).length;
  const earlier = before?.until.getTime() === last.getTime() ? before.skip : 0;
  return `${last.toISOString()}~${same + earlier}`;
}

type Titles = (action: string) => string;

function csvOf(rows: readonly AuditEntry[], titleOf: Titles): string {
  const lines = rows.map(({ at, actorName, actorId, action, event, subjectKind, subjectId, inputs, undoneAt }) => {
    const given = Object.entries(inputs).map(([name, value]) => `${name}: ${value}`);
    const who = [at.toISOString(), actorName, actorId, action, titleOf(action), event, subjectKind, subjectId];
    return csvLine([...who, given.join('; '), undoneAt?.toISOString() ?? '']);
  });
  return lines.join('');
}

function jsonOf(rows: readonly AuditEntry[], titleOf: Titles): string {
  const lines = rows.map(({ _id, at, actorId, actorName, action, event, subjectKind, subjectId, inputs, undoneAt }) =>
    JSON.stringify({
      id: _id,
      at,
      actor: { id: actorId, name: actorName },
      action,
      title: titleOf(action),
      event,
      subject: { kind: subjectKind, id: subjectId },
      inputs,
      ...(undoneAt && { undoneAt }),
    }),
  );
  return lines.join(',\n');
}

/** Puts rows between what begins a whole file and what ends it; the parts of one file are joined as they are. */
function textOf(form: 'csv' | 'json', rows: string, { isFirst, isLast }: { isFirst: boolean; isLast: boolean }): string {
  // The mark tells spreadsheets that this is UTF-8.
  if (form === 'csv') return `${isFirst ? `\uFEFF${csvLine(columns)}` : ''}${rows}`;
  return `${isFirst ? '[\n' : ',\n'}${rows}${isLast ? '\n]\n' : ''}`;
}

/** Hands the audit trail of the whole desk out as a file, newest first, part by part. Days are of the caller's zone, both included. */
export const exportAudit = defineQuery({
  name: 'audit.export',
  title: 'Export the audit trail',
  summary: 'Hands out who did what as a file for other programs.',
  phrases: [],
  input: {
    form: field.choice('Form', {
      options: [
        { value: 'csv', title: 'CSV' },
        { value: 'json', title: 'JSON' },
      ],
      initial: 'csv',
    }),
    record: field.reference('Record', { of: ['ticket', 'task', 'approval'], optional: true }),
    member: field.person('Done by', { optional: true }),
    from: field.day('First day', { optional: true }),
    to: field.day('Last day', { optional: true }),
    after: field.text('Part after', { hidden: true, max: 60, optional: true }),
  },
  permission: { grant: 'desk.administer' },
  async run({ audit, caller: { zone }, definition, now }, { form, record, member, from, to, after }) {
    const place = readPlace(after);
    const begin = (day: string) => DateTime.fromISO(day, { zone }).startOf('day');
    const end = to === undefined ? undefined : begin(to).plus({ days: 1 }).minus(1).toJSDate();
    const until = place?.until ?? end;
    const filter = {
      ...(record && { about: { kind: record.kind, id: record.record._id } }),
      ...(member && { actorId: member._id }),
      ...(from !== undefined && { since: begin(from).toJSDate() }),
      ...(until && { until }),
    };
    const found = await audit.list(filter, { limit: aPart + 1, skip: place?.skip ?? 0 });
    const rows = found.slice(0, aPart);
    const isLast = found.length <= aPart;
    const titleOf = (action: string) => definition(action)?.title ?? action;
    const text = form === 'csv' ? csvOf(rows, titleOf) : jsonOf(rows, titleOf);
    const next = {
      form,
      ...(record && { record: `${record.kind}:${record.record._id}` }),
      ...(member && { member: member._id }),
    };
    const days = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
    const file: HandedFile = {
      name: `audit-${DateTime.fromJSDate(now, { zone }).toISODate()}.${form}`,
      type: form === 'csv' ? 'text/csv' : 'application/json',
      text: textOf(form, text, { isFirst: !place, isLast }),
      ...(!isLast && { next: { ...next, ...days, after: nextPlace(rows, place) } }),
    };
    return { text: `${rows.length} changes${isLast ? '' : ', and there are more'}.`, file };
  },
});
