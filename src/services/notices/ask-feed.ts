import { Failure } from '../../../shared/errors/failure.ts';
import type { SendOutcome } from './notice-senders.ts';

/** Refusals that only the set-up of the tenant can mend. */
const notSetUp: ReadonlySet<string> = new Set([
  'profile-missing',
  'profile-disabled',
  'consent-missing',
  'application-unknown',
  'directory-unknown',
  'not-connected',
]);
const pause = 5 * 60_000;

/** Calls the activity feed. A token that cannot be had means that nothing was sent; what else it throws leaves that unknown. */
export async function askFeed<T>(ask: () => Promise<T>, now: Date): Promise<T | SendOutcome> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof Failure)) return { state: 'uncertain', code: 'unexpected' };
    if (notSetUp.has(error.code)) return { state: 'skipped', reason: 'not_set_up' };
    return { state: 'failed', code: error.code, mayRepeatAfter: new Date(now.getTime() + pause) };
  }
}
