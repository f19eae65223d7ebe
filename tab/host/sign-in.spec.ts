import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { SignInFacts } from '../../shared/api/answers.ts';
import { browserTheme } from './browser-theme.ts';
import { askForCode, codeIn, redeem, renew } from './code-flow.ts';
import { SignInNeeded } from './host.ts';
import { startPath } from './start-path.ts';
import { troubleOf } from './teams-trouble.ts';

const facts: SignInFacts = {
  authority: 'https://login.example/t',
  clientId: 'c',
  scopes: ['openid', 'api://x/access_as_user'],
  redirectUri: 'https://desk.example/tab/signed-in',
  entraTenantId: 't',
};
const ask = (silent = false, hint?: string) => askForCode(facts, { crypto: globalThis.crypto, path: '/a', silent, hint });
const isTrouble = (trouble: string) => (error: unknown) => error instanceof SignInNeeded && error.trouble === trouble;

function exchanging(answer: object, status = 200) {
  const forms: URLSearchParams[] = [];
  const fetch = async (_address: string, init: RequestInit) => {
    forms.push(init.body as URLSearchParams);
    return Response.json(answer, { status });
  };
  return { forms, parts: { fetch, now: () => 1_000_000 } };
}

describe('signing in from a plain browser', () => {
  it('asks with a challenge whose verifier stays here, and a state that is new each time', async () => {
    const [one, other] = [await ask(), await ask(true, 'tess@example')];
    const query = new URL(one.address).searchParams;
    assert.equal(query.get('code_challenge'), createHash('sha256').update(one.asked.verifier).digest('base64url'));
    assert.ok(!one.address.includes(one.asked.verifier));
    assert.deepEqual([query.get('state') === one.asked.state, query.get('prompt')], [true, null]);
    assert.notEqual(one.asked.state, other.asked.state);
    const silent = new URL(other.address).searchParams;
    assert.deepEqual([silent.get('prompt'), silent.get('login_hint')], ['none', 'tess@example']);
  });

  it('takes the code of its own question alone', async () => {
    const { asked } = await ask();
    assert.equal(codeIn(`?code=abc&state=${asked.state}`, asked).code, 'abc');
    for (const [search, question] of [
      ['?code=abc&state=other', asked],
      [`?code=abc&state=${asked.state}`, undefined],
      ['', asked],
    ] as const)
      assert.throws(() => codeIn(search, question), isTrouble('failed'));
  });

  it('tells apart what Microsoft refuses', async () => {
    const { asked } = await ask();
    const told = {
      access_denied: 'declined',
      login_required: 'signed-out',
      interaction_required: 'signed-out',
      consent_required: 'consent',
      server_error: 'failed',
    };
    for (const [error, trouble] of Object.entries(told))
      assert.throws(() => codeIn(`?error=${error}&state=${asked.state}`, asked), isTrouble(trouble));
  });

  it('redeems the code with its verifier, and renews before the token ends', async () => {
    const { asked } = await ask();
    const { forms, parts } = exchanging({ access_token: 'a', refresh_token: 'r', expires_in: 3_600 });
    const tokens = await redeem({ code: 'abc', asked }, parts);
    assert.deepEqual([forms[0]!.get('code_verifier'), forms[0]!.get('client_secret')], [asked.verifier, null]);
    assert.deepEqual([tokens.access, tokens.renewAt], ['a', 1_000_000 + 55 * 60_000]);
    const next = exchanging({ access_token: 'b', expires_in: 3_600 });
    const renewed = await renew(facts, tokens, next.parts);
    assert.deepEqual([next.forms[0]!.get('refresh_token'), renewed.access, renewed.refresh], ['r', 'b', undefined]);
  });

  it('asks the person again when a refresh token is spent, and says that signing in failed for anything else', async () => {
    const tokens = { access: 'a', renewAt: 0, refresh: 'r' };
    await assert.rejects(renew(facts, tokens, exchanging({ error: 'invalid_grant' }, 400).parts), isTrouble('signed-out'));
    await assert.rejects(renew(facts, tokens, exchanging({ error: 'invalid_client' }, 401).parts), isTrouble('failed'));
    await assert.rejects(renew(facts, { access: 'a', renewAt: 0 }, exchanging({}).parts), isTrouble('signed-out'));
  });
});

describe('what the host says', () => {
  it('leads to a page of the tab, and to nothing outside of it', () => {
    assert.deepEqual(['/records/ticket/a', '/search?q=x'].map(startPath), ['/records/ticket/a', '/search?q=x']);
    const bad = [
      undefined,
      '',
      '/',
      '//evil.example/x',
      'https://evil.example/',
      'javascript:alert(1)',
      '\\\\evil',
      'records',
      `/${'a'.repeat(2_000)}`,
    ];
    assert.deepEqual(
      bad.map(startPath),
      bad.map(() => undefined),
    );
  });

  it('means by Teams’ refusals that consent is missing, that it was declined, that its window was blocked, or that there is no token', () => {
    const said = [
      'invalid_grant: AADSTS65001: consent_required',
      'CancelledByUser',
      'AADSTS65004: User declined to consent to access the app.',
      'FailedToOpenWindow',
      'resourceDisabled',
    ];
    assert.deepEqual(
      said.map((text) => troubleOf(new Error(text)).trouble),
      ['consent', 'declined', 'declined', 'blocked', 'failed'],
    );
    assert.deepEqual([troubleOf('UserDeclined').trouble, troubleOf(undefined).trouble], ['declined', 'failed']);
  });

  it('is told by a browser’s settings which theme is wanted', () => {
    const media = (...on: string[]) => ({
      matchMedia: (query: string) => ({
        matches: on.some((one) => query.includes(one)),
        addEventListener() {},
        removeEventListener() {},
      }),
    });
    const themes = [media(), media('prefers-color-scheme: dark'), media('forced-colors', 'prefers-color-scheme: dark')].map(
      browserTheme,
    );
    assert.deepEqual(themes, ['default', 'dark', 'contrast']);
  });
});
