import type { TestOutcome } from '../../ports/microsoft-setup.ts';
import type { Check } from '../check.ts';
import type { SkipReason } from './delivery.ts';

type Told = Pick<Check, 'ok' | 'text' | 'next' | 'code'>;

const install = 'They add the app from the Teams store, or a Teams administrator installs it for them by a setup policy.';

/** Why something did not reach a person, and what can be done. `{name}` is the person. */
const reasons: { readonly [reason in SkipReason]: readonly [text: string, next: string] } = {
  app_not_installed: ['{name} has not installed the app in Teams.', install],
  unlinked: [
    '{name} is not linked to an account of Microsoft’s.',
    'An administrator syncs the directory; the mail address must be the same in both, and nobody may have signed out of the bot.',
  ],
  blocked: [
    '{name} or a policy has blocked the app in Teams.',
    'The person unblocks it, or a Teams administrator allows it in the app permission policies.',
  ],
  not_set_up: [
    'Teams is not set up for this desk, or that part of it is switched off.',
    'An administrator looks at “teams status”.',
  ],
  no_conversation: ['There is no chat of the bot with {name} yet.', 'They say hello to the bot in Teams once.'],
  muted: ['{name} has switched it off.', 'The person changes it with “notices”.'],
  not_readable: ['{name} may not see it.', 'Nothing has to be done.'],
  superseded: ['A newer one took its place.', 'Nothing has to be done.'],
};

/** Every reason with its sentence about a person of that name, and what to do: for the page of errors. */
export function skipMeanings(name: string): { code: string; text: string; remedy: string }[] {
  return Object.entries(reasons).map(([code, [text, remedy]]) => ({ code, text: text.replace('{name}', name), remedy }));
}

/** What came of sending `what` (“The test message”) to a person, as a finding. */
export function toldOutcome(outcome: TestOutcome, what: string, name: string): Told {
  if (outcome.state === 'sent') return { ok: true, text: `${what} to ${name} was taken by Teams.` };
  if (outcome.state === 'skipped') {
    const [text, next] = reasons[outcome.reason];
    return { ok: false, text: `${what} was not sent: ${text.replace('{name}', name)}`, next, code: outcome.reason };
  }
  if (outcome.state === 'uncertain') {
    const text = `Nobody knows whether ${what.charAt(0).toLowerCase()}${what.slice(1)} arrived: the answer of Teams was lost (${outcome.code}).`;
    return { ok: false, text, next: `Ask ${name} whether it is there; then try again.`, code: 'uncertain' };
  }
  if (outcome.code === 'sandbox-missing') {
    const text = `${what} was not sent: in try mode the sandbox stands in for Teams, and it runs only together with the server.`;
    return { ok: false, text, next: 'Start the server (npm start) and do this again while it runs.', code: outcome.code };
  }
  const next = 'Try again in some minutes. If it stays so, look up the code in the set-up guide, or into the log.';
  return { ok: false, text: `${what} did not reach Teams (${outcome.code}).`, next, code: outcome.code };
}
