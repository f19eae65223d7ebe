import { styleText } from 'node:util';
import type { Reply } from '../../shared/definition/reply.ts';
import type { Check } from '../../shared/domain/check.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import { inEnglishAlone } from '../../shared/text/say.ts';
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

const marks = { ready: 'ready', missing: 'missing', skipped: 'skipped' } as const;

function markOf({ ok, skipped }: Check): keyof typeof marks {
  return skipped ? 'skipped' : ok ? 'ready' : 'missing';
}

function coloured(row: string, mark: keyof typeof marks, color: boolean): string {
  const colour = mark === 'ready' ? 'green' : mark === 'missing' ? 'red' : 'gray';
  return color ? row.replace(/^\w+/, (word) => styleText(colour, word, { validateStream: false })) : row;
}

/** Checks in columns, one a row, each with what to do, its code and how long it took. */
export function checkLines(checks: readonly Check[], color: boolean): string[] {
  const timed = checks.some(({ ms }) => ms !== undefined);
  const rows = columns(
    checks.map((check) => [
      markOf(check),
      check.name,
      ...(timed ? [check.ms === undefined ? '' : `${check.ms} ms`] : []),
      check.text,
    ]),
  );
  return checks.flatMap((check, place) => {
    const row = coloured(rows[place]!, markOf(check), color);
    const more = [check.next ?? '', check.code && !check.ok ? `(${check.code})` : ''].filter(Boolean).join(' ');
    return more ? [row, `         ${more}`] : [row];
  });
}

function snippetLines({ snippets = [] }: Reply): string[] {
  return snippets.flatMap(({ title, text }) => ['', `# ${title}`, text]);
}

/** What a person reads of a reply: its sentence, its checks, and its list in columns, each row with the name by which other commands take it. */
export function replyLines(reply: Reply, color: boolean): string[] {
  // The sentence names again what the checks say, for surfaces that show nothing else.
  if (reply.checks) return [...checkLines(reply.checks, color), '', reply.text.split('. ')[0]!.replace(/\.?$/, '.')];
  const rows = [...listLines(reply), ...snippetLines(reply)];
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
  return JSON.stringify({ ok: true, text, ...(list && { list }), ...(data && { data }) }, inEnglishAlone, 2);
}

/** A refusal as JSON. */
export function failureJson({ code, kind, message, remedy, problems }: Failure): string {
  const each = problems.map(({ field, ...problem }) => ({ ...(field !== undefined && { input: field }), ...problem }));
  return JSON.stringify(
    { ok: false, code, kind, text: message, remedy, ...(each.length && { problems: each }) },
    inEnglishAlone,
    2,
  );
}
