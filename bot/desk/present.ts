import { cardText, listSummary } from '../../shared/cards/card-summary.ts';
import type { CardView } from '../../shared/cards/card-view.ts';
import { formCard } from '../../shared/cards/form-card.ts';
import { listCard } from '../../shared/cards/list-card.ts';
import { openRecord } from '../../shared/cards/open-record.ts';
import { phraseExample } from '../../shared/cards/phrase-example.ts';
import { recordCard } from '../../shared/cards/record-card.ts';
import type { Reply } from '../../shared/definition/reply.ts';
import type { Aggregate, RecordKind } from '../../shared/domain/records.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import type { Outcome } from '../../src/actions/execute.ts';
import { pageOf } from './pages.ts';
import type { BotParts, Shown } from './parts.ts';
import { type Onlooker, plainView, recordView } from './view.ts';

interface Record {
  kind: RecordKind;
  record: unknown;
}

/** What may be said on the card that a whole group sees: neither buttons nor an open form, which are one person's. */
function forAll({ result, failure }: Partial<CardView>): Partial<CardView> {
  return { ...(result !== undefined && { result }), ...(failure && { failure }) };
}

/** The card of a record for this onlooker, with more said on it than the record alone tells. What was written inside the desk stays out of groups. */
export function showRecord(parts: BotParts, onlooker: Onlooker, loaded: Record, more: Partial<CardView> = {}): Shown {
  const shown = onlooker.group ? openRecord(loaded) : loaded;
  const view = { ...recordView(parts, onlooker, shown), ...(onlooker.group ? forAll(more) : more) };
  const record = shown.record as Aggregate;
  const summary = cardText(shown, view);
  return {
    text: '',
    summary,
    card: recordCard(shown, view),
    record: { kind: shown.kind, id: record._id, version: record.version },
  };
}

async function presentReply(parts: BotParts, onlooker: Onlooker, reply: Reply, duplicate: boolean): Promise<Shown> {
  const said = (words: string) => (duplicate ? `Already done: ${words}` : words);
  const text = said(reply.text);
  if (reply.page) {
    const page = pageOf(parts, onlooker, reply);
    return { ...page, text: said(page.text) };
  }
  if (reply.list) {
    if (reply.list.items.length === 0) return { text, summary: text };
    await parts.lists.remember(
      onlooker.caller,
      reply.list.items.map((item) => item.ref),
    );
    const summary = `${text}\n${listSummary(reply.list)}`;
    return { text, summary, card: listCard(reply.list, plainView(parts, onlooker)) };
  }
  if (!reply.show) return { text, summary: text };
  const shown = showRecord(parts, onlooker, reply.show, {
    result: onlooker.beside ? undefined : text,
    ...(reply.undoable && { undoable: true }),
  });
  return { ...shown, text };
}

/** What a failure says, whole: what was wrong and how to go on. */
export function sentenceOfFailure(failure: Failure): string {
  return `${failure.message} ${failure.remedy}`.trim();
}

/** What is wrong with what was typed. Where words are only missing: what they are, and how the whole is typed. */
function sentenceOfProblems(definition: Outcome['definition'], failure: Failure): string {
  const all = failure.problems.map((problem) => problem.text).join(' ');
  const example = phraseExample(definition);
  if (failure.code !== 'input') return sentenceOfFailure(failure);
  if (!example || failure.problems.some(({ code }) => code !== 'missing')) return all;
  return `${all} Fill in the form, or type it like “${example}”.`;
}

/** A refusal with a way on: the form with what was typed, the fresh record, or the sentence alone. */
function presentFailure(parts: BotParts, onlooker: Onlooker, outcome: Extract<Outcome, { ok: false }>): Shown {
  const { failure, definition, raw, subject } = outcome;
  const text = sentenceOfFailure(failure);
  const said = { text: failure.message, remedy: failure.remedy };
  if (failure.kind === 'invalid' && failure.problems.length > 0) {
    const sentence = sentenceOfProblems(definition, failure);
    const view = { ...plainView(parts, onlooker), failure: said };
    return { text: sentence, summary: sentence, card: formCard(definition, raw, failure.problems, view) };
  }
  if (!subject || failure.kind === 'denied' || failure.kind === 'unexpected') return { text, summary: text };
  const typed =
    failure.code === 'stale' && definition.type === 'action' ? { draft: { action: definition.name, raw, problems: [] } } : {};
  const more: Partial<CardView> = { failure: said, result: undefined, takeOver: failure.code === 'claimed', ...typed };
  return { ...showRecord(parts, onlooker, subject, more), text, summary: text };
}

/** What a person is told and shown after a call. Lists are remembered, so that their positions can be named. */
export async function present(parts: BotParts, onlooker: Onlooker, outcome: Outcome): Promise<Shown> {
  return outcome.ok ? presentReply(parts, onlooker, outcome.reply, outcome.duplicate) : presentFailure(parts, onlooker, outcome);
}
