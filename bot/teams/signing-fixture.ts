import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import { loopbackServer, sendJson } from './loopback-fixture.ts';

/** The bot's app id in these specs. */
export const appId = '5f1d7c52-0f40-4b6e-9d8f-0c7a3d2b1e11';

/** The moment at which these specs play, in milliseconds. */
export const specNow = Date.UTC(2026, 10, 20, 10);

/** The same in seconds, as tokens count. */
export const specSeconds = specNow / 1000;

/** Two keys of the metadata (one for Teams, one for web chat only), and one that nobody knows. Made once: key generation is slow. */
export const signingKeys = (() => {
  let made: Record<'teams' | 'webchat' | 'bare' | 'stranger', { privateKey: KeyObject; publicKey: KeyObject }> | undefined;
  const make = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
  return () => {
    made ??= { teams: make(), webchat: make(), bare: make(), stranger: make() };
    return made;
  };
})();

/** The published form of a key. */
export function publishedKey(kid: string, { publicKey }: { publicKey: KeyObject }, endorsements?: string[]): object {
  const { kty, n, e } = publicKey.export({ format: 'jwk' });
  return { kid, kty, n, e, use: 'sig', ...(endorsements === undefined ? {} : { endorsements }) };
}

/** The OpenID metadata, in the spec; counts what is asked of it. */
export async function metadataServer() {
  const { teams, webchat, bare } = signingKeys();
  const state = {
    documents: 0,
    keyFetches: 0,
    down: false,
    keys: [
      publishedKey('teams', teams, ['msteams', 'skype']),
      publishedKey('webchat', webchat, ['webchat']),
      publishedKey('bare', bare),
    ],
  };
  const server = await loopbackServer(({ path }, response) => {
    if (state.down) return sendJson(response, 503);
    if (path === '/keys') {
      state.keyFetches += 1;
      return sendJson(response, 200, { keys: state.keys });
    }
    state.documents += 1;
    sendJson(response, 200, { issuer: 'https://api.botframework.com', jwks_uri: `${server.url}/keys` });
  });
  return { ...server, state, metadataUrl: `${server.url}/openid` };
}

/** Signs a token as the Bot Framework does, with what a spec changes. `undefined` claims are left out. */
export async function signToken(choice: { claims?: object; header?: object; key?: KeyObject } = {}): Promise<string> {
  const claims = {
    iss: 'https://api.botframework.com',
    aud: appId,
    nbf: specSeconds - 60,
    exp: specSeconds + 3_600,
    ...choice.claims,
  };
  const header = { alg: 'RS256', kid: 'teams', typ: 'JWT', ...choice.header };
  return new SignJWT(JSON.parse(JSON.stringify(claims)))
    .setProtectedHeader(header)
    .sign(choice.key ?? signingKeys().teams.privateKey);
}
