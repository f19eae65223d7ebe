import type { Reply } from '../../shared/definition/reply.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import type { Outcome } from '../actions/execute.ts';
import { columns } from './columns.ts';
import { failureText } from './failure-text.ts';
import { optionName } from './input-options.ts';

function listLines({ list }: Reply): string[] {
  if (!list) return [];
  if (list.items.length === 0) return [list.empty];
  const rows = list.items.map(({ ref, number, title, detail }) => [
    number === undefined ? title : `#${number} ${title}`,
    detail,
    `${ref.kind}:${ref.id}`,
  ]);
  const more = list.total !== undefined && list.total > rows.length ? [`${list.total} in all.`] : [];
  return [...columns(rows), ...more];
}

/** What a person reads of a reply: its sentence, and its list in columns, each row with the name by which other commands take it. */
export function replyLines(reply: Reply): string[] {
  const rows = listLines(reply);
  return reply.list && reply.text === reply.list.empty ? rows : [reply.text, ...rows];
}

/** What a person reads of a refusal: what was wrong, and of several that could be meant, which. */
export function failureLines(failure: Failure): string[] {
  const offered = failure.problems.flatMap(({ field, candidates }) =>
    (candidates ?? []).map(({ value, title }) => `  --${optionName(field ?? '')} ${value}  ${title}`),
  );
  return [failureText(failure), ...offered];
}

/** The outcome as JSON, for other programs. */
export function outcomeJson(outcome: Outcome): string {
  if (!outcome.ok) return failureJson(outcome.failure);
  const { text, data, list } = outcome.reply;
  return JSON.stringify({ ok: true, text, ...(list && { list }), ...(data && { data }) }, null, 2);
}

/** A refusal as JSON. */
export function failureJson({ code, kind, message, remedy, problems }: Failure): string {
  const each = problems.map(({ field, ...problem }) => ({ ...(field !== undefined && { input: field }), ...problem }));
  return JSON.stringify({ ok: false, code, kind, text: message, remedy, ...(each.length && { problems: each }) }, null, 2);
}
