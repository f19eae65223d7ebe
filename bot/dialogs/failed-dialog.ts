import { type Definition as Asking, askedFields } from '../../shared/cards/action-form.ts';
import type { Caller } from '../../shared/definition/caller.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import type { Outcome } from '../../src/actions/execute.ts';
import { refusal } from '../../src/actions/permission.ts';
import { findShown } from '../cards/find-shown.ts';
import { nonceOf } from '../desk/asked.ts';
import type { BotParts } from '../desk/parts.ts';
import { sentenceOfFailure } from '../desk/present.ts';
import type { TurnAnswer } from '../teams/turn.ts';
import { taskMessage } from './answers.ts';
import { formDialog } from './form-dialog.ts';

type Failed = Extract<Outcome, { ok: false }>;

const decidedElsewhere: ReadonlySet<string> = new Set(['stale', 'claimed']);

/** Whether sending the form once more, changed or not, could lead anywhere. */
function mayTryAgain({ definition, failure, subject }: Failed, caller: Caller): boolean {
  if (Object.keys(askedFields(definition as Asking)).length === 0) return false;
  if (failure.kind === 'missing' || decidedElsewhere.has(failure.code)) return false;
  return failure.kind !== 'denied' || refusal(definition, caller.actor, subject?.record) === undefined;
}

/** Whether it is unknown if the change was done: then the form keeps its nonce. */
function isOpenEnded({ kind }: Failure): boolean {
  return kind === 'busy' || kind === 'offline' || kind === 'unexpected';
}

/** The answer to a submission that was not done: the form again with everything that was typed and what is wrong with it, or the sentence alone where trying again would not help. */
export async function failedDialog(parts: BotParts, caller: Caller, outcome: Failed, nonce: unknown): Promise<TurnAnswer> {
  const { definition, failure, raw } = outcome;
  const kept = nonceOf(nonce);
  if (!mayTryAgain(outcome, caller)) return taskMessage(sentenceOfFailure(failure));
  const { scope } = definition.permission;
  const wrongSubject = failure.problems.some(({ field }) => field !== undefined && field === scope);
  const found = scope === undefined || wrongSubject ? undefined : await findShown(parts, caller, raw[scope]);
  const subject = found && definition.input[scope!]?.of?.includes(found.kind) ? found : undefined;
  return formDialog(parts, caller, {
    definition,
    raw,
    problems: failure.problems,
    ...(subject && { subject }),
    ...(failure.problems.length === 0 && { failure: { text: failure.message, remedy: failure.remedy } }),
    ...(isOpenEnded(failure) && kept !== undefined && { nonce: kept }),
  });
}
