import type { Inputs } from './api.ts';
import type { World } from './desk-context.ts';
import { ApiError } from './problem.ts';

/** A change that was sent and of which nobody knows whether it was made. */
interface Unsettled {
  key: string;
  at: number;
}

const unsettled = new Map<string, Unsettled>();

/** After this long the same words are meant anew. */
const remembered = 10 * 60_000;

function nameOf(action: string, input: Inputs): string {
  return `${action} ${JSON.stringify(Object.entries(input).sort())}`;
}

/** The key under which a change is sent. It is the last one's when that was the same change and its answer was lost: the server makes it once, however often somebody presses the button. */
export function keyOfAttempt(action: string, input: Inputs, world: World): string {
  const name = nameOf(action, input);
  const now = world.now().getTime();
  const before = unsettled.get(name);
  const key = before && now - before.at < remembered ? before.key : world.newId();
  unsettled.set(name, { key, at: now });
  return key;
}

/** Whether the server has said that it did not make the change. */
function isRefusal(error: unknown): boolean {
  return error instanceof ApiError && error.problem.status < 500;
}

/** Notes that a change was made, or refused with this error; after any other error nobody knows. */
export function settleAttempt(action: string, input: Inputs, error?: unknown): void {
  if (error === undefined || isRefusal(error)) unsettled.delete(nameOf(action, input));
}
