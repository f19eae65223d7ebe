import { createHmac, type KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import { activityOf, tenantId } from './endpoint-fixture.ts';
import { appId, signingKeys, signToken, specSeconds } from './signing-fixture.ts';

/** One attempt to get in: a header value and a body, and the name of the guard that stands alone against it where there is one. */
export interface Forgery {
  name: string;
  authorization: string | undefined;
  body: unknown;
  against?: string;
}

const encode = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

function claimsFor(serviceUrl: string, more: object = {}): object {
  return {
    iss: 'https://api.botframework.com',
    aud: appId,
    nbf: specSeconds - 60,
    exp: specSeconds + 3_600,
    serviceurl: serviceUrl,
    ...more,
  };
}

/** A token put together by hand, for forms that no library would make. */
function handmade(header: unknown, claims: unknown, signature: string): string {
  return `${encode(header)}.${encode(claims)}.${signature}`;
}

function hmac(header: object, claims: object, secret: string | Buffer): string {
  const signed = `${encode(header)}.${encode(claims)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

type Tokens = Record<string, [token: string | undefined, against?: string]>;

const rs256 = { alg: 'RS256', kid: 'teams', typ: 'JWT' };

/** Signs with changed claims, a changed header or another key. */
function signer(serviceUrl: string) {
  return (more: object, header: object = {}, key?: KeyObject) =>
    signToken({ claims: { ...claimsFor(serviceUrl), ...more }, header, ...(key ? { key } : {}) });
}

async function misshapen(serviceUrl: string): Promise<Tokens> {
  const claims = claimsFor(serviceUrl);
  const good = await signToken({ claims });
  const [head, payload, signature] = good.split('.') as [string, string, string];
  return {
    'no token at all': [undefined],
    'an empty token': [''],
    'a token of one part': ['abc'],
    'a token of five parts': [`${good}.a.b`],
    'a token without signature': [`${head}.${payload}.`],
    'a token of rubbish': ['%%%.###.!!!'],
    'a token that is not JSON': [`${encode('nope')}.${encode('nope')}.${signature}`],
    'a token whose parts are arrays': [handmade([], [], signature)],
    'a token whose header is null': [handmade(null, claims, signature)],
    'a changed payload': [`${head}.${encode({ ...claims, aud: appId, name: 'x' })}.${signature}`],
    'a changed header': [`${encode({ ...rs256, x: 1 })}.${payload}.${signature}`],
    'a changed signature': [`${head}.${payload}.${signature.slice(0, -4)}AAAA`],
    'a shortened signature': [`${head}.${payload}.${signature.slice(0, 40)}`],
    'a critical header nobody knows': [handmade({ ...rs256, crit: ['x'], x: 1 }, claims, signature)],
    'a huge token': [`${'a'.repeat(13_000)}.${payload}.${signature}`],
  };
}

/** Other algorithms, and the public key taken for a secret. */
async function misalgorithmed(serviceUrl: string): Promise<Tokens> {
  const { teams } = signingKeys();
  const claims = claimsFor(serviceUrl);
  const signature = (await signToken({ claims })).split('.')[2] ?? '';
  const pem = teams.publicKey.export({ type: 'spki', format: 'pem' });
  const der = teams.publicKey.export({ type: 'spki', format: 'der' });
  const rs = (alg: string) =>
    new SignJWT(claims as Record<string, unknown>).setProtectedHeader({ ...rs256, alg }).sign(teams.privateKey);
  return {
    'algorithm none': [handmade({ alg: 'none', kid: 'teams' }, claims, '')],
    'algorithm none with a signature': [handmade({ alg: 'none', kid: 'teams' }, claims, signature)],
    'algorithm None': [handmade({ alg: 'None', kid: 'teams' }, claims, encode('x'))],
    'algorithm as an array': [handmade({ alg: ['RS256'], kid: 'teams' }, claims, signature)],
    'no algorithm': [handmade({ kid: 'teams' }, claims, signature)],
    'HS256 with the public key as PEM': [hmac({ alg: 'HS256', kid: 'teams' }, claims, pem as string)],
    'HS256 with the public key as DER': [hmac({ alg: 'HS256', kid: 'teams' }, claims, der)],
    'HS256 with the modulus': [hmac({ alg: 'HS256', kid: 'teams' }, claims, String(teams.publicKey.export({ format: 'jwk' }).n))],
    'HS256 dressed as RS256': [hmac(rs256, claims, pem as string)],
    'HS256 with nothing': [hmac({ alg: 'HS256', kid: 'teams' }, claims, '')],
    'RS384 with the right key': [await rs('RS384')],
    'RS512 with the right key': [await rs('RS512'), 'algorithm'],
    'PS256 with the right key': [await rs('PS256')],
  };
}

async function misclaimed(serviceUrl: string): Promise<Tokens> {
  const sign = signer(serviceUrl);
  const claims = claimsFor(serviceUrl);
  const signature = (await signToken({ claims })).split('.')[2] ?? '';
  return {
    'another issuer': [await sign({ iss: 'https://login.microsoftonline.com/x/v2.0' }), 'issuer'],
    'the issuer with a slash': [await sign({ iss: 'https://api.botframework.com/' })],
    'the issuer as an array': [await sign({ iss: ['https://api.botframework.com'] })],
    'the emulator as issuer': [await sign({ iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' })],
    'no issuer': [await sign({ iss: undefined })],
    'another audience': [await sign({ aud: 'somebody-else' }), 'audience'],
    'an audience list with ours in it': [await sign({ aud: ['somebody-else', appId] })],
    'the audience in capitals': [await sign({ aud: appId.toUpperCase() })],
    'no audience': [await sign({ aud: undefined })],
    'an empty audience': [await sign({ aud: '' })],
    'expired six minutes ago': [await sign({ nbf: specSeconds - 7_200, exp: specSeconds - 360 }), 'lifetime'],
    'expired a year ago': [await sign({ nbf: 0, exp: specSeconds - 31_536_000 })],
    'valid in six minutes': [await sign({ nbf: specSeconds + 360 })],
    'no end': [await sign({ exp: undefined })],
    'an end as text': [handmade(rs256, { ...claims, exp: String(specSeconds + 3_600) }, signature)],
    'a token issued for another service URL': [
      await sign({ serviceurl: 'https://smba.trafficmanager.net/emea/' }),
      'service-url-claim',
    ],
    'a token without a service URL': [await sign({ serviceurl: undefined })],
    'a token with the service URL under another name': [await sign({ serviceurl: undefined, serviceUrl })],
    'a token with a list of service URLs': [await sign({ serviceurl: [serviceUrl] })],
  };
}

async function miskeyed(serviceUrl: string): Promise<Tokens> {
  const { webchat, bare, stranger } = signingKeys();
  const sign = signer(serviceUrl);
  const claims = claimsFor(serviceUrl);
  const signature = (await signToken({ claims })).split('.')[2] ?? '';
  const jwk = stranger.publicKey.export({ format: 'jwk' });
  return {
    'a key id nobody knows': [await sign({}, { kid: 'nobody' })],
    'no key id': [await sign({}, { kid: undefined })],
    'a key id of the prototype': [await sign({}, { kid: '__proto__' })],
    'a key id of a path': [await sign({}, { kid: '../../keys' })],
    'a key id as a number': [handmade({ alg: 'RS256', kid: 7 }, claims, signature)],
    'signed by a stranger under a known key id': [await sign({}, {}, stranger.privateKey), 'signature'],
    'signed by a stranger whose key is in the header': [await sign({}, { jwk }, stranger.privateKey)],
    'signed by a stranger with a key address': [await sign({}, { jku: 'https://evil.example/keys' }, stranger.privateKey)],
    'signed by the web chat key under the Teams key id': [await sign({}, {}, webchat.privateKey)],
    'signed by the Teams key under the web chat key id': [await sign({}, { kid: 'webchat' })],
    'a key that may sign for web chat only': [await sign({}, { kid: 'webchat' }, webchat.privateKey), 'endorsement'],
    'a key without endorsements': [await sign({}, { kid: 'bare' }, bare.privateKey)],
  };
}

/** Tokens that no honest issuer would sign, or that were signed for something else. */
async function forgedTokens(serviceUrl: string): Promise<Tokens> {
  const sorts = [misshapen, misalgorithmed, misclaimed, miskeyed].map((sort) => sort(serviceUrl));
  return Object.assign({}, ...(await Promise.all(sorts)));
}

const hosts = [
  'https://smba.trafficmanager.net.evil.example/teams/',
  'https://evil.example/smba.trafficmanager.net/',
  'https://evilsmba.trafficmanager.net/teams/',
  'https://trafficmanager.net/teams/',
  'https://x.smba.trafficmanager.net/teams/',
  'https://smba.trafficmanager.net@evil.example/teams/',
  'https://smba.trafficmanager.net:443@evil.example/',
  'https://user:pass@smba.trafficmanager.net/teams/',
  'https://smba.trafficmanager.net:8443/teams/',
  'https://smba.trafficmanager.net\\@evil.example/',
  'https://evil.example#smba.trafficmanager.net/',
  'https://evil.example?smba.trafficmanager.net/',
  'https://smba.trafficmanager.net%2eevil.example/',
  'https://smba.trafficmanager.net./teams/',
  'https://smba。trafficmanager.net/',
  'https://smba.trafficmanager.net/a/../../x',
  'http://smba.trafficmanager.net/teams/',
  'ftp://smba.trafficmanager.net/teams/',
  'javascript:https://smba.trafficmanager.net/',
  '//smba.trafficmanager.net/teams/',
  'smba.trafficmanager.net',
  'http://127.0.0.1.evil.example/teams/',
  'http://localhost@evil.example/',
  'http://169.254.169.254/latest/meta-data/',
  'http://[::ffff:10.0.0.1]/',
  'http://0x7f000001/',
  ' https://smba.trafficmanager.net/teams/',
  '',
];

/** Bodies that do not go with the token they come with, each token otherwise good. */
async function forgedBodies(serviceUrl: string): Promise<Forgery[]> {
  const list: Forgery[] = [];
  const add = async (name: string, body: unknown, claimed: unknown = serviceUrl, against?: string) => {
    const authorization = `Bearer ${await signToken({ claims: { serviceurl: claimed } })}`;
    list.push({ name, authorization, body, ...(against ? { against } : {}) });
  };
  for (const host of hosts) {
    await add(
      `a service URL of ${host || 'nothing'}`,
      activityOf(host),
      host,
      host === hosts[0] ? 'service-url-host' : undefined,
    );
  }
  const odd: unknown[] = [undefined, null, 7, true, {}, [serviceUrl], { href: serviceUrl }];
  for (const value of odd)
    await add(`a service URL that is ${JSON.stringify(value)}`, activityOf(serviceUrl, { serviceUrl: value }));
  for (const value of odd)
    await add(`a service URL and claim that are ${JSON.stringify(value)}`, activityOf(serviceUrl, { serviceUrl: value }), value);
  for (const channelId of ['webchat', 'directline', 'emulator', 'MSTEAMS', 'msteams ', '', undefined, null, ['msteams'], {}]) {
    const against = channelId === 'webchat' ? 'channel' : undefined;
    await add(`the channel ${JSON.stringify(channelId)}`, activityOf(serviceUrl, { channelId }), serviceUrl, against);
  }
  const elsewhere = { id: 'a:c', tenantId: '00000000-2222-4333-8444-555566667777' };
  await add('two tenants', activityOf(serviceUrl, { conversation: elsewhere }), serviceUrl, 'tenant');
  await add(
    'a tenant in capitals beside the same',
    activityOf(serviceUrl, { channelData: { tenant: { id: tenantId.toUpperCase() } } }),
  );
  await add('a tenant that is a list', activityOf(serviceUrl, { channelData: { tenant: { id: [tenantId] } } }));
  await add('a tenant that is empty', activityOf(serviceUrl, { channelData: { tenant: { id: '' } } }));
  await add(
    'a tenant that is a number in both',
    activityOf(serviceUrl, { conversation: { id: 'a', tenantId: 7 }, channelData: { tenant: { id: 7 } } }),
  );
  return list;
}

const bodies: Record<string, object> = {
  message: {},
  'card action': { type: 'invoke', name: 'adaptiveCard/action', value: {} },
  installation: { type: 'installationUpdate', action: 'add' },
};

/** At least 200 forgeries: every forged token with several sorts of activity, and every body that does not go with its token. */
export async function forgeries(serviceUrl: string): Promise<Forgery[]> {
  const list = await forgedBodies(serviceUrl);
  for (const [name, [token, against]] of Object.entries(await forgedTokens(serviceUrl))) {
    for (const [sort, more] of Object.entries(bodies)) {
      const authorization = token === undefined ? undefined : `Bearer ${token}`;
      list.push({ name: `${name}, ${sort}`, authorization, body: activityOf(serviceUrl, more), ...(against ? { against } : {}) });
    }
  }
  const good = await signToken({ claims: { serviceurl: serviceUrl } });
  for (const [scheme, value] of Object.entries({
    Basic: `Basic ${good}`,
    'no scheme': good,
    'two tokens': `Bearer ${good}, Bearer ${good}`,
  })) {
    list.push({ name: `the scheme ${scheme}`, authorization: value, body: activityOf(serviceUrl) });
  }
  return list;
}
