import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChangeNotice } from '../../shared/api/answers.ts';
import { recordDelivery } from '../../src/events/deliveries.ts';
import { type RestDesk, restDesk } from './rest-fixture.ts';

interface Listening {
  status: number;
  changes: ChangeNotice[];
  text(): string;
  ended: Promise<void>;
  stop(): void;
}

async function listen(desk: RestDesk, person: string): Promise<Listening> {
  const stopping = new AbortController();
  const headers = { authorization: `Bearer ${await desk.token(person)}` };
  const response = await fetch(`${desk.server.url}/api/events`, { headers, signal: stopping.signal });
  const changes: ChangeNotice[] = [];
  let text = '';
  const read = async () => {
    const decoder = new TextDecoder();
    try {
      for await (const chunk of response.body!) {
        const part = decoder.decode(chunk as Uint8Array);
        text += part;
        for (const [, data] of part.matchAll(/^data: (.+)$/gm)) changes.push(JSON.parse(data!) as ChangeNotice);
      }
    } catch (error) {
      if (!stopping.signal.aborted) throw error;
    }
  };
  return { status: response.status, changes, text: () => text, ended: read(), stop: () => stopping.abort() };
}

/** The ids of the records among the changes. */
const idsOf = ({ changes }: Listening) => changes.flatMap((change) => (change.kind === 'notice' ? [] : [change.id]));

async function until(is: () => boolean): Promise<void> {
  for (let tries = 0; !is() && tries < 300; tries += 1) await sleep(10);
  assert.ok(is());
}

describe('Changes as they come', () => {
  let desk: RestDesk;
  before(async () => {
    desk = await restDesk();
  });
  after(() => desk.close());

  it('tell kind, id and version of what changed, to the people of that desk alone', async () => {
    const [tess, iris, maya] = await Promise.all(['tess', 'iris', 'maya'].map((person) => listen(desk, person)));
    const { record } = (await desk.perform('ravi', 'note.add', { work: '1001', note: 'A canary of a note' })).body;
    await until(() => tess!.changes.length > 0);
    assert.deepEqual(tess!.changes, [{ kind: 'ticket', id: record!.ref.id, version: record!.version }]);
    assert.deepEqual(iris!.changes, tess!.changes);
    const task = (await desk.perform('ravi', 'note.add', { work: '1042', note: 'More' })).body.record!;
    await until(() => tess!.changes.length > 1);
    const entry = (await desk.perform('theo', 'ticket.create', { title: 'Theirs' })).body.record!;
    await until(() => maya!.changes.length > 0);
    assert.deepEqual(idsOf(maya!), [entry.ref.id]);
    assert.equal(idsOf(tess!).includes(entry.ref.id), false);
    assert.equal(idsOf(iris!).includes(task.ref.id), false, 'an inbox user reads no tasks');
    assert.doesNotMatch(tess!.text(), /canary/);
    for (const one of [tess, iris, maya]) one!.stop();
  });

  it('tell a person that something became of their own notices, each time, and nobody else', async () => {
    const [tess, dana, theo] = await Promise.all(['tess', 'dana', 'theo'].map((person) => listen(desk, person)));
    const notices = ({ changes }: Listening) => changes.filter(({ kind }) => kind === 'notice');
    const { record } = (await desk.perform('dana', 'work.assign', { work: '1004', assignee: 'tess' })).body;
    await desk.core.notices.drain();
    // Once for its being made, once for what came of it.
    await until(() => notices(tess!).length >= 2);
    assert.deepEqual(notices(tess!)[0], { kind: 'notice' });
    await until(() => idsOf(dana!).includes(record!.ref.id));
    assert.deepEqual([notices(dana!), notices(theo!)], [[], []]);
    for (const one of [tess, dana, theo]) one!.stop();
  });

  it('tell a person that an administrator settled a notice of theirs', async () => {
    const { _id: recipient, tenantId } = (await desk.stored().members.search('tess', { limit: 1 }))[0]!;
    const notice = { eventId: 'e', category: 'assignment', title: 'T', preview: 'P', chain: 1, fallback: false } as const;
    const about = { kind: 'ticket', id: 'none' } as const;
    const known = { _id: 'unknown', tenantId, channel: 'bot', state: 'uncertain', at: new Date() } as const;
    await recordDelivery(desk.core.store, { ...known, recipient, about, notice });
    const [tess, dana] = await Promise.all(['tess', 'dana'].map((person) => listen(desk, person)));
    const { status } = await desk.perform('ada', 'delivery.settle', { delivery: 'delivery:unknown', outcome: 'sent' });
    assert.equal(status, 200);
    await until(() => tess!.changes.some(({ kind }) => kind === 'notice'));
    assert.deepEqual([tess!.changes, dana!.changes], [[{ kind: 'notice' }], []]);
    for (const one of [tess, dana]) one!.stop();
  });

  it('are told in so many windows of a person and no more, and another may be opened for one that was closed', async () => {
    const open = await Promise.all(Array.from({ length: 8 }, () => listen(desk, 'dana')));
    const refused = await desk.call<{ code: string }>('dana', '/api/events');
    assert.deepEqual([refused.status, refused.body.code], [429, 'too-many-streams']);
    open[0]!.stop();
    await open[0]!.ended;
    let again: Listening | undefined;
    for (let tries = 0; again === undefined && tries < 100; tries += 1) {
      await sleep(10);
      const one = await listen(desk, 'dana');
      if (one.status === 200) again = one;
    }
    assert.ok(again);
    for (const one of [...open, again]) one.stop();
  });

  it('end at once for whoever is disabled, and nobody disabled may call or listen again', async () => {
    const listening = await listen(desk, 'ravi');
    const told = await desk.perform('ada', 'member.disable', { member: 'ravi' });
    assert.equal(told.status, 200);
    await listening.ended;
    for (const path of ['/api/events', '/api/me', '/api/queries/ticket.mine']) {
      const refused = await desk.call<{ code: string }>('ravi', path);
      assert.deepEqual([refused.status, refused.body.code], [403, 'member-disabled']);
    }
    await desk.perform('ada', 'member.enable', { member: 'ravi' });
    const again = await listen(desk, 'ravi');
    assert.equal(again.status, 200);
    again.stop();
  });

  it('end with the desk, so that it can be stopped while people listen', async () => {
    const own = await restDesk();
    const listening = await listen(own, 'tess');
    await own.close();
    await listening.ended;
  });

  it('end with the sign-in', async () => {
    const token = await desk.token('tess', -298);
    const response = await fetch(`${desk.server.url}/api/events`, { headers: { authorization: `Bearer ${token}` } });
    assert.equal(response.status, 200);
    assert.match(await response.text(), /^retry: 3000/);
  });

  it('are not told to whoever is not signed in, nor to a token in the address', async () => {
    const token = await desk.token('tess');
    assert.equal((await desk.call('tess', '/api/events', { token: '' })).status, 401);
    assert.equal((await desk.call('tess', `/api/events?access_token=${token}`, { token: '' })).status, 401);
  });
});
