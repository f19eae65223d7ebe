import type { TestOutcome } from '../../ports/microsoft-setup.ts';
import { type Said, type Sentence, say, word } from '../../text/say.ts';
import type { StatedCheck } from '../check.ts';
import type { SkipReason } from './delivery.ts';

type Told = Pick<StatedCheck, 'ok' | 'text' | 'next' | 'code'>;

/** What can be sent on trial. */
export type Trial = 'message' | 'bot-message' | 'feed';

/** What was sent, as a sentence begins with it and as it stands within one. */
const trials: { readonly [trial in Trial]: readonly [first: Sentence, within: Sentence] } = {
  message: [word('The test message'), word('the test message')],
  'bot-message': [word('The test message of the bot'), word('the test message of the bot')],
  feed: [word('The test notice in the activity feed'), word('the test notice in the activity feed')],
};

const install = say`They add the app from the Teams store, or a Teams administrator installs it for them by a setup policy.`;
const nothing = say`Nothing has to be done.`;

type Reason = (name: string) => readonly [text: Sentence, next: Sentence];

/** Why something did not reach the person of that name, and what can be done. */
const reasons: { readonly [reason in SkipReason]: Reason } = {
  app_not_installed: (name) => [say`${name} has not installed the app in Teams.`, install],
  unlinked: (name) => [
    say`${name} is not linked to an account of Microsoft’s.`,
    say`An administrator syncs the directory; the mail address must be the same in both, and nobody may have signed out of the bot.`,
  ],
  blocked: (name) => [
    say`${name} or a policy has blocked the app in Teams.`,
    say`The person unblocks it, or a Teams administrator allows it in the app permission policies.`,
  ],
  not_set_up: () => [
    say`Teams is not set up for this desk, or that part of it is switched off.`,
    say`An administrator looks at “teams status”.`,
  ],
  no_conversation: (name) => [say`There is no chat of the bot with ${name} yet.`, say`They say hello to the bot in Teams once.`],
  muted: (name) => [say`${name} has switched it off.`, say`The person changes it with “notices”.`],
  not_readable: (name) => [say`${name} may not see it.`, nothing],
  superseded: () => [say`A newer one took its place.`, nothing],
};

/** Every reason with its sentence about a person of that name, and what to do: for the page of errors. */
export function skipMeanings(name: string): { code: string; text: string; remedy: string }[] {
  return Object.entries(reasons).map(([code, reason]) => {
    const [text, remedy] = reason(name);
    return { code, text: String(text), remedy: String(remedy) };
  });
}

/** Why nothing reaches the person of that name, as a finding. */
export function toldReason(reason: SkipReason, name: string): Told & { next: Said } {
  const [text, next] = reasons[reason](name);
  return { ok: false, text, next, code: reason };
}

/** What came of sending this to a person, as a finding. */
export function toldOutcome(outcome: TestOutcome, trial: Trial, name: string): Told {
  const [what, within] = trials[trial];
  if (outcome.state === 'sent') return { ok: true, text: say`${what} to ${name} was taken by Teams.` };
  if (outcome.state === 'skipped') {
    const [text, next] = reasons[outcome.reason](name);
    return { ok: false, text: say`${what} was not sent: ${text}`, next, code: outcome.reason };
  }
  const { code } = outcome;
  if (outcome.state === 'uncertain') {
    const text = say`Nobody knows whether ${within} arrived: the answer of Teams was lost (${code}).`;
    return { ok: false, text, next: say`Ask ${name} whether it is there; then try again.`, code: 'uncertain' };
  }
  if (code === 'sandbox-missing') {
    const text = say`${what} was not sent: in try mode the sandbox stands in for Teams, and it runs only together with the server.`;
    return { ok: false, text, next: say`Start the server (npm start) and do this again while it runs.`, code };
  }
  const next = say`Try again in some minutes. If it stays so, look up the code in the set-up guide, or into the log.`;
  return { ok: false, text: say`${what} did not reach Teams (${code}).`, next, code };
}
