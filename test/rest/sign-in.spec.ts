import assert from 'node:assert/strict';
import type { ApiProblem, Config } from '../../shared/api/answers.ts';
import { memberCollection } from '../../src/records/collections.ts';
import { seedOutsider, seedTenants } from '../../src/seed/people.ts';
import { type RestDesk, restDesk } from './rest-fixture.ts';

const [northwind] = seedTenants;

describe('Signing in to the REST interface', () => {
  let desk: RestDesk;
  before(async () => {
    desk = await restDesk();
  });
  after(() => desk.close());
  const me = (options: Parameters<RestDesk['call']>[2] = {}, person = 'tess') =>
    desk.call<ApiProblem>(person, '/api/me', options);

  it('asks for a token where there is none, and says that another could help', async () => {
    const none = await me({ token: '' });
    assert.deepEqual([none.status, none.body.code, none.headers.get('www-authenticate')], [401, 'no-sign-in', 'Bearer']);
    assert.equal(none.headers.get('content-type'), 'application/problem+json; charset=utf-8');
    for (const token of ['x', 'a.b.c', 'a'.repeat(9_000), 'Basic dGVzczp4']) {
      const odd = await me({ token });
      assert.deepEqual([odd.status, odd.body.code], [401, 'token-malformed'], token.slice(0, 20));
      assert.match(odd.headers.get('www-authenticate')!, /^Bearer error="invalid_token"/);
      assert.ok(!odd.text.includes(token));
    }
  });

  it('refuses an expired token, one that nobody signed, and one with the signature of another', async () => {
    const expired = await me({ token: await desk.token('tess', -400) });
    assert.deepEqual([expired.status, expired.body.code], [401, 'token-expired']);
    const [head, claims, signature] = (await desk.token('tess')).split('.');
    const forged = await me({ token: `${head}.${claims}.${'A'.repeat(342)}` });
    assert.deepEqual([forged.status, forged.body.code], [401, 'token-signature']);
    const theirs = (await desk.token('theo')).split('.');
    const mixed = await me({ token: `${theirs[0]}.${theirs[1]}.${signature}` });
    assert.deepEqual([mixed.status, mixed.body.code], [401, 'token-signature']);
  });

  it('keeps out guests, people whom nobody linked and those who are disabled, and says who can mend it', async () => {
    const { entra } = desk.sandbox!.cloud;
    const app = entra.directory.apps().find(({ entraTenantId }) => entraTenantId === northwind!.entraTenantId)!;
    const outsider = await entra.tabToken(northwind!.entraTenantId, app.appId, seedOutsider.mail);
    const guest = await me({ token: outsider });
    assert.equal(guest.status, 403);
    assert.equal(guest.headers.get('www-authenticate'), null);
    const ravi = (await desk.stored().members.byMail('ravi.patel@northwind.example'))!;
    const members = desk.core.store.collection(memberCollection);
    const one = { _id: ravi._id, tenantId: ravi.tenantId };
    await members.updateOne(one, { $set: { active: false } });
    desk.core.directory.forgetMembers();
    const disabled = await me({}, 'ravi');
    assert.deepEqual([disabled.status, disabled.body.code], [403, 'member-disabled']);
    assert.match(disabled.body.remedy!, /administrator/);
    await members.updateOne(one, { $set: { active: true } });
    desk.core.directory.forgetMembers();
    assert.equal((await me({}, 'ravi')).status, 200);
  });

  it('lets a person who signed out do nothing but sign in again', async () => {
    assert.equal((await desk.perform('dana', 'session.sign-out')).status, 200);
    const out = await me({}, 'dana');
    assert.deepEqual([out.status, out.body.code], [403, 'signed-out']);
    assert.equal((await desk.perform('dana', 'note.add', { work: '1001', note: 'x' })).status, 403);
    assert.equal((await desk.perform('dana', 'session.sign-in')).status, 200);
    assert.equal((await me({}, 'dana')).status, 200);
  });

  it('closes the tab where it is switched off, and stays open to programs and to administrators', async () => {
    const tab = { headers: { 'x-deskhand-surface': 'tab' } };
    assert.equal((await me(tab)).status, 200);
    assert.equal((await desk.perform('ada', 'teams-integration.switch', { capability: 'tab', on: 'no' })).status, 200);
    const closed = await me(tab);
    assert.deepEqual([closed.status, closed.body.code], [403, 'switched-off']);
    assert.equal((await me()).status, 200);
    assert.equal((await me(tab, 'ada')).status, 200);
    await desk.perform('ada', 'teams-integration.switch', { capability: 'tab', on: 'yes' });
    await desk.perform('ada', 'teams-integration.switch', { action: 'work.assign', on: 'no' });
    const off = await desk.perform('tess', 'work.assign', { work: '1001' }, tab.headers);
    assert.deepEqual([off.status, off.body.code], [403, 'switched-off']);
    const { body } = await desk.call<{ definitions: { name: string }[] }>('tess', '/api/me', tab);
    assert.ok(!body.definitions.some(({ name }) => name === 'work.assign'));
    await desk.perform('ada', 'teams-integration.switch', { action: 'work.assign', on: 'yes' });
  });

  it('says before sign-in how to sign in, and nothing of anybody', async () => {
    const open = await desk.call<Config>('tess', '/api/config', { token: '' });
    assert.equal(open.status, 200);
    assert.deepEqual(
      open.body.desks?.map(({ name }) => name),
      seedTenants.map(({ name }) => name),
    );
    const { signIn } = (
      await desk.call<Config>('tess', `/api/config?tenant=${northwind!.entraTenantId.toUpperCase()}`, { token: '' })
    ).body;
    assert.ok(signIn?.authority.startsWith(desk.sandbox!.url));
    assert.ok(signIn?.authority.endsWith(northwind!.entraTenantId));
    assert.ok(signIn?.scopes.some((scope) => scope.endsWith('/access_as_user')));
    for (const tenant of ['', 'x', '11111111-2222-4333-8444-555555555555', '__proto__'])
      assert.equal((await desk.call<Config>('tess', `/api/config?tenant=${tenant}`, { token: '' })).body.signIn, undefined);
    assert.doesNotMatch(open.text, /secret|Tess|example/i);
  });
});
