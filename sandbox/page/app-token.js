import { send } from './api.js';
import { askConsent } from './tab-sign-in.js';
import { sdkCode } from './teams-runtime.js';

async function ask(person) {
  const answer = await fetch('/api/tab/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person }),
  });
  return answer.json().catch(() => ({ refused: 'Network error' }));
}

/** Single sign-on: a real token of the sandbox's Entra, or the client's words for why there is none. @param {any} ctx @param {boolean} silent @returns {Promise<unknown[]>} */
export async function tokenFor(ctx, silent) {
  const { person } = ctx;
  const first = await ask(person);
  if (first.token) return [true, first.token];
  if (first.reason !== 'consent' || silent) return [false, first.refused ?? 'Unknown error'];
  const accept = await askConsent(ctx.state.bot.name);
  const said = await send('tab/consent', { person, accept });
  if (said.refused) return [false, said.refused];
  const second = await ask(person);
  return second.token ? [true, second.token] : [false, second.refused ?? 'Unknown error'];
}

function claimsIn(token) {
  const body = token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/');
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(body), (one) => one.codePointAt(0))));
}

/** Who is signed in (`authentication.getUser`): the claims of a token; asks nobody. @param {any} ctx @returns {Promise<unknown[]>} */
export async function userFor(ctx) {
  const [isThere, given] = await tokenFor(ctx, true);
  return isThere ? [true, claimsIn(given)] : [false, { errorCode: sdkCode.denied, message: given }];
}
