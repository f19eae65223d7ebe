import type { Answer } from '../../shared/api/answers.ts';
import type { Caller } from '../../shared/definition/caller.ts';
import type { Reply } from '../../shared/definition/reply.ts';
import { pointer } from '../../shared/domain/cite.ts';
import type { RecordReference } from '../../shared/domain/records.ts';
import { dataOf } from '../../shared/text/say.ts';
import type { Outcome } from '../actions/execute.ts';
import type { HttpAnswer } from '../http/route.ts';
import type { RestParts } from './parts.ts';
import { privateHeaders } from './private-headers.ts';
import { type ProblemExtras, problemAnswer } from './problem-answer.ts';
import { shownRecord } from './shown-record.ts';

type Failed = Extract<Outcome, { ok: false }>;

const undoable = new Set(['ticket', 'task', 'time-entry', 'client', 'contact', 'member']);

/** Takes back this change and no later one, however many lie between. */
function undoOf(ref: RecordReference | undefined, change: string): Answer['undo'] {
  return { action: 'change.undo', input: { ...(ref && undoable.has(ref.kind) && { record: `${ref.kind}:${ref.id}` }), change } };
}

function heldOf({ held }: Reply): Answer['held'] {
  if (!held) return undefined;
  const { ticketId, entryId, sendAt, to } = held;
  return { record: { kind: 'ticket', id: ticketId }, entryId, sendAt: sendAt.toISOString(), to };
}

/** What was done or found, as plain values; `key` is the idempotency key under which it was. */
export async function answerOf(
  parts: RestParts,
  caller: Caller,
  { reply, duplicate }: Extract<Outcome, { ok: true }>,
  key: string,
): Promise<Answer> {
  const record = reply.show && (await shownRecord(parts, caller, reply.show));
  const held = heldOf(reply);
  return {
    ...dataOf({ text: reply.said ?? reply.text }),
    ...(record && { record }),
    ...(reply.list && { list: reply.list }),
    ...(reply.data && { data: reply.data }),
    undoable: reply.undoable === true,
    ...(reply.undoable && { undo: undoOf(record?.ref, key) }),
    ...(held && { held }),
    ...(reply.file && { file: reply.file }),
    ...(reply.suggestions && { suggestions: reply.suggestions }),
    ...(duplicate && { duplicate }),
  };
}

/** Whether what was not found is the record that the call is about. */
function isGone({ definition, failure }: Failed): boolean {
  const { scope } = definition.permission;
  return failure.code === 'input' && failure.problems.some(({ field, code }) => field === scope && code === 'unknown');
}

/** A refusal with a way on: what was wrong with each input, or the record as it is now. */
export async function refusedAnswer(parts: RestParts, caller: Caller, failed: Failed): Promise<HttpAnswer> {
  const { failure, subject } = failed;
  const extras: ProblemExtras = {};
  if (failure.code === 'stale') extras.status = 412;
  if (isGone(failed)) extras.status = 404;
  const record = failure.kind === 'conflict' && subject ? await shownRecord(parts, caller, subject) : undefined;
  if (record) extras.record = record;
  if (record && subject && failure.code === 'claimed')
    extras.instead = { action: 'work.take-over', input: { work: pointer(subject.kind, subject.record) } };
  return problemAnswer(failure, extras);
}

/** An answer with its headers. */
export function ok(body: object, headers: Record<string, string> = {}): HttpAnswer {
  return { status: 200, headers: { ...privateHeaders, ...headers }, body };
}
