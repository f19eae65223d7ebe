import assert from 'node:assert/strict';
import type { Caller } from '../../shared/definition/caller.ts';
import { type DeskInTeams, deskInTeams, objectIdOf } from '../../test/teams/desk-fixture.ts';
import { derivedId } from '../actions/keys.ts';
import { tenantCollection } from '../records/collections.ts';
import { seedTenants } from '../seed/people.ts';

const { entraTenantId } = seedTenants[0]!;

describe('The pages through which an account of Microsoft’s is connected', () => {
  let desk: DeskInTeams;
  let calls = 0;
  before(async () => {
    desk = await deskInTeams();
  });
  after(() => desk.close());
  afterEach(() => assert.deepEqual(desk.sandbox!.cloud.violations, []));

  async function act(name: string, input: Record<string, unknown> = {}, person = 'ada') {
    const tenant = (await desk.core.store.collection(tenantCollection).findOne({ _id: derivedId('seed', 'northwind') }))!;
    const actor = (await desk.stored().members.byEntraObjectId(objectIdOf(person)))!;
    const caller: Caller = { tenant, actor, surface: 'cli', zone: actor.zone, locale: actor.locale };
    calls += 1;
    return desk.core.door.execute(desk.core.registry.find(name)!, input, caller, { key: `connect-${calls}` });
  }
  async function told(name: string, input?: Record<string, unknown>): Promise<string> {
    const outcome = await act(name, input);
    if (!outcome.ok) throw outcome.failure;
    return outcome.reply.text;
  }
  const here = (path: string) => `${desk.server.url}${path}`;
  /** The ticket of a connection that is begun now. */
  async function ticket(): Promise<string> {
    const link = /(http\S+)$/.exec(await told('connection.begin', { consumer: 'meetings' }))![1]!;
    return new URL(link).searchParams.get('ticket')!;
  }
  const ask = (value: string, method = 'GET') => fetch(here(`/auth/connect?ticket=${encodeURIComponent(value)}`), { method });
  async function lead(value: string) {
    const answer = await fetch(here('/auth/connect'), {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ ticket: value }),
    });
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    return { answer, cookie, address: answer.headers.get('location') ?? '' };
  }
  /** What Microsoft sends the browser back with, after this person agreed. */
  async function agreed(address: string, user = 'ada.okafor@northwind.example'): Promise<URLSearchParams> {
    const { pathname, search } = new URL(address);
    const authorize = `https://login.microsoftonline.com${pathname.replace(/^\/entra/, '')}${search}`;
    await desk.sandbox!.cloud.entra.directory.consentToAll(entraTenantId, new URL(address).searchParams.get('client_id')!);
    return new URL(desk.sandbox!.cloud.entra.approve(authorize, user)).searchParams;
  }
  async function back(query: URLSearchParams, cookie: string, method = 'GET') {
    const answer = await fetch(here(`/auth/connected?${query}`), { method, headers: cookie ? { cookie } : {} });
    return { status: answer.status, text: await answer.text(), headers: answer.headers };
  }
  const connection = async () => (await desk.stored().profiles.all())[0]!.connection;

  it('ask first, lead to Microsoft, and say that the connection is made', async () => {
    const begun = await ticket();
    const page = await ask(begun);
    const shown = await page.text();
    assert.equal(page.status, 200);
    assert.match(shown, /Ada Okafor wants to connect the Microsoft profile “Sandbox” of <b>Northwind IT Services<\/b>/);
    assert.doesNotMatch(shown, /<script|javascript:/);
    assert.match(page.headers.get('content-security-policy')!, /default-src 'none'.*frame-ancestors 'none'/);
    const { answer, cookie, address } = await lead(begun);
    assert.equal(answer.status, 303);
    assert.match(answer.headers.get('set-cookie')!, /; Path=\/auth; Max-Age=600; HttpOnly; SameSite=Lax$/);
    assert.equal(new URL(address).searchParams.get('code_challenge_method'), 'S256');
    const done = await back(await agreed(address), cookie);
    assert.deepEqual([done.status, /Northwind IT Services acts with this account now/.test(done.text)], [200, true], done.text);
    assert.equal((await connection())?.state, 'connected');
    assert.match(await told('connection.show'), /“Sandbox” is connected .*ada\.okafor@northwind\.example/);
    assert.doesNotMatch(done.text, /eyJ|code=/);
  });

  it('take an answer once, and only in the browser that was led away', async () => {
    const begun = await ticket();
    const first = await lead(begun);
    assert.equal((await lead(begun)).answer.status, 403, 'a second browser was led away');
    const query = await agreed(first.address);
    const [tenantId, , browser] = first.cookie.replace(/^.*?=/, '').split('.');
    const ravi = (await desk.stored().members.byEntraObjectId(objectIdOf('ravi')))!._id;
    for (const cookie of [
      '',
      'deskhand-connect=',
      'deskhand-connect=a.b',
      'deskhand-connect=../../..',
      'deskhand-connect=a.b.c',
    ]) {
      const refused = await back(query, cookie);
      assert.deepEqual([refused.status, /Not connected/.test(refused.text)], [403, true], cookie);
    }
    const other = await lead(await ticket());
    const theirs = await agreed(other.address);
    for (const cookie of [first.cookie, `deskhand-connect=${tenantId}.${ravi}.${other.cookie.split('.').at(-1)}`])
      assert.equal((await back(theirs, cookie)).status, 403, 'another browser or member ended it');
    assert.equal((await back(theirs, other.cookie)).status, 403, 'what was tried by others still counted');
    assert.ok(browser);
    assert.equal((await back(query, first.cookie)).status, 200);
    assert.equal((await back(query, first.cookie)).status, 403, 'an answer counted twice');
  });

  it('refuse a state nobody gave, no state, odd tickets and what came too late', async () => {
    const { cookie, address } = await lead(await ticket());
    const good = await agreed(address);
    for (const query of [
      new URLSearchParams({ state: 'made-up', code: 'x' }),
      new URLSearchParams(),
      new URLSearchParams({ code: 'x' }),
    ])
      assert.equal((await back(query, cookie)).status, 403);
    for (const odd of ['', '.', 'a.b', 'a.b.c', '__proto__.x', `${'x'.repeat(2_000)}.y`, '<script>.x']) {
      const page = await ask(odd);
      const text = await page.text();
      assert.deepEqual([page.status, text.includes('<script>')], [403, false], odd.slice(0, 20));
      assert.equal((await lead(odd)).answer.status, 403);
    }
    const late = await ticket();
    desk.advance(11 * 60_000);
    assert.equal((await ask(late)).status, 403);
    assert.equal((await lead(late)).answer.status, 403);
    assert.equal((await back(good, cookie)).status, 403);
  });

  it('do nothing for those who only look ahead at a link', async () => {
    const begun = await ticket();
    assert.equal((await ask(begun, 'HEAD')).status, 200);
    const { cookie, address } = await lead(begun);
    const query = await agreed(address);
    assert.equal((await back(query, cookie, 'HEAD')).status, 200);
    assert.equal((await back(query, cookie)).status, 200);
  });

  it('say that nobody agreed, and keep what was connected before', async () => {
    const { cookie, address } = await lead(await ticket());
    const state = new URL(address).searchParams.get('state')!;
    const query = new URLSearchParams({ error: 'access_denied', error_description: '<b>no</b>', state });
    const refused = await back(query, cookie);
    assert.equal(refused.status, 403);
    assert.match(refused.text, /ended the sign-in without agreeing/);
    assert.doesNotMatch(refused.text, /<b>no/);
    assert.equal((await connection())?.state, 'connected');
  });

  it('say after the consent link what came of it', async () => {
    const consent = async (query: string) => (await fetch(here(`/auth/end?${query}`))).text();
    assert.match(await consent('admin_consent=True&tenant=x'), /Consent is given/);
    assert.match(await consent('error=access_denied&error_description=x'), /No consent/);
  });

  it('are begun by administrators alone, and the connection can be ended', async () => {
    const refused = await act('connection.begin', { consumer: 'meetings' }, 'tess');
    assert.equal(!refused.ok && refused.failure.code, 'not-allowed');
    assert.match(await told('connection.end', { consumer: 'meetings' }), /is ended and forgotten/);
    assert.match(await told('connection.end', { consumer: 'meetings' }), /No account is connected for Meetings/);
    assert.equal((await connection())?.state, 'dead');
  });
});
