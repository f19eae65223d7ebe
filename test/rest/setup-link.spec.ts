import assert from 'node:assert/strict';
import type { Answer, ApiProblem, Me } from '../../shared/api/answers.ts';
import { firstDeskId, makeSetupLink, setupAddress, setupLinkCollection } from '../../src/identity/setup-links.ts';
import { memberCollection } from '../../src/records/collections.ts';
import { type RestDesk, restDesk } from './rest-fixture.ts';

const hour = 60 * 60_000;

describe('Set-up links', () => {
  let desk: RestDesk;
  let moved = 0;
  let count = 0;
  beforeEach(async () => {
    desk = await restDesk();
    moved = 0;
  });
  afterEach(() => desk.close());
  const nonce = () => `nonce-number-${++count}`.padEnd(22, 'x');
  const now = () => new Date(Date.now() + moved);
  const pass = (ms: number) => {
    moved += ms;
    desk.advance(ms);
  };
  const make = (deskId: string, memberId?: string) =>
    makeSetupLink(desk.core.store, { deskId, ...(memberId !== undefined && { memberId }) }, { now: now(), nonce });
  const me = (token: string) => desk.call<Me & ApiProblem>('tess', '/api/me', { token });
  const ada = async () => (await desk.stored().members.byMail('ada.okafor@northwind.example'))!;
  const entered = { name: 'Contoso MSP', administrator: 'Ada Admin', mail: 'ada@contoso.example' };
  const open = (token: string, key = 'one') =>
    desk.call<Answer & ApiProblem>('tess', '/api/actions/desk.create', {
      token,
      method: 'POST',
      body: JSON.stringify(entered),
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
    });

  it('let whoever has the first one open a desk and nothing else; then they are its administrator', async () => {
    const key = await make(firstDeskId);
    const before = await me(key);
    assert.deepEqual(
      before.body.definitions.map(({ name }) => name),
      ['desk.create'],
    );
    assert.deepEqual([before.body.roles, before.body.grants], [[], []]);
    assert.equal(new Date(before.body.setupUntil!).getTime() - now().getTime() > hour - 60_000, true);
    for (const path of ['/api/queries/member.list', '/api/queries/desk.overview', '/api/app-package'])
      assert.equal((await desk.call('tess', path, { token: key })).status, 403, path);
    const opened = await open(key);
    assert.equal(opened.status, 200, opened.text);
    assert.equal((await open(key)).status, 403);
    const after = await me(key);
    assert.deepEqual(
      [after.body.member.name, after.body.roles, after.body.desk.name],
      ['Ada Admin', ['administrator'], 'Contoso MSP'],
    );
    const members = await desk.call<Answer<{ members: { name: string }[] }>>('tess', '/api/queries/member.list', { token: key });
    assert.deepEqual(
      members.body.data!.members.map(({ name }) => name),
      ['Ada Admin'],
    );
  });

  it('let an administrator into their desk while Teams is not active, and into no other', async () => {
    const { _id, tenantId } = await ada();
    const key = await make(tenantId, _id);
    await desk.perform('ada', 'teams-integration.set-state', { state: 'pending' });
    assert.equal((await me(await desk.token('ada'))).body.code, 'not-set-up');
    const { body } = await me(key);
    assert.deepEqual([body.member.name, body.desk.name], ['Ada Okafor', 'Northwind IT Services']);
  });

  it('end after an hour, with a newer one to the same desk, and with the rights of whom they were made for', async () => {
    const { _id, tenantId } = await ada();
    const refused = async (key: string) => {
      const { status, body, headers } = await me(key);
      assert.deepEqual([status, body.code], [401, 'token-setup-link']);
      assert.match(body.remedy!, /desk link/);
      assert.match(headers.get('www-authenticate')!, /^Bearer/);
    };
    const first = await make(tenantId, _id);
    const second = await make(tenantId, _id);
    await refused(first);
    assert.equal((await me(second)).status, 200);
    const members = desk.core.store.collection(memberCollection);
    await members.updateOne({ _id, tenantId }, { $set: { roles: ['technician'] } });
    await refused(second);
    await members.updateOne({ _id, tenantId }, { $set: { roles: ['administrator'], active: false } });
    await refused(second);
    await members.updateOne({ _id, tenantId }, { $set: { active: true } });
    assert.equal((await me(second)).status, 200);
    pass(hour);
    await refused(second);
  });

  it('cannot be guessed or read from the store, and keys that are none are refused', async () => {
    const { _id, tenantId } = await ada();
    const key = await make(tenantId, _id);
    const kept = await desk.core.store.collection(setupLinkCollection).findOne({ deskId: tenantId });
    const [, id, secret] = key.split('.');
    assert.ok(!JSON.stringify(kept).includes(secret!) && !JSON.stringify(kept).includes(id!));
    for (const token of [`setup.${id}.${'A'.repeat(secret!.length)}`, `setup.${kept!._id}.x`, 'setup.a.b', 'setup.__proto__.x'])
      assert.deepEqual([(await me(token)).status, (await me(token)).body.code], [401, 'token-setup-link'], token);
    assert.equal(setupAddress('https://desk.example', key), `https://desk.example/tab/setup#key=${key}`);
    assert.ok(!JSON.stringify(desk.logged).includes(secret!));
  });
});
