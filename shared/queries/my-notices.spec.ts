import assert from 'node:assert/strict';
import { recordDelivery } from '../../src/events/deliveries.ts';
import { memberCollection } from '../../src/records/collections.ts';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';
import type { NoticePage } from '../api/notice-data.ts';
import type { Delivery } from '../domain/notices/delivery.ts';

const day = 24 * 3_600_000;

describe('notice.mine', () => {
  const desk = deskForSpecs();
  const ask = (person: string, input = {}) => desk().do(person, 'notice.mine', input);
  const of = async (person: string, input = {}) => (await ask(person, input)).data as NoticePage;
  let made = 0;

  /** Puts a delivery of a notice into the store, as if it had left so long ago. */
  async function put(person: string, ago: number, more: Partial<Delivery> & { eventId?: string; tenantId?: string } = {}) {
    const { _id: recipient, tenantId } = await desk().member(person);
    const { eventId = `event-${made}`, ...rest } = more;
    const notice = {
      eventId,
      category: 'assignment',
      title: 'Assigned to you',
      preview: `Notice ${made}`,
      chain: 1,
      fallback: false,
    };
    const about = { kind: 'ticket', id: (await desk().ticket(1001))._id } as const;
    const known = {
      _id: `delivery-${made}`,
      tenantId,
      channel: 'feed',
      state: 'sent',
      at: new Date(desk().now().getTime() - ago),
    };
    made += 1;
    await recordDelivery(desk().core.store, { ...known, recipient, about, notice, ...rest } as never);
    return notice.preview;
  }

  it('says that there are none, and of when', async () => {
    assert.equal((await ask('iris')).text, 'You have no notices of the last 30 days.');
    const { text } = await ask('iris', { category: 'sla', on: 'today' });
    assert.match(text, /^You have no notices of Thu .*2026 for SLA risk\.$/);
  });

  it('has what a person was told, with its record and on which way; nobody else has it', async () => {
    await desk().do('tess', 'notice.set-preference', { way: 'both' });
    await desk().do('dana', 'work.assign', { work: '1009', assignee: 'tess' });
    const { text, list, data } = await ask('tess');
    const { _id, title } = await desk().ticket(1009);
    const [row, ...more] = (data as NoticePage).notices;
    assert.deepEqual([text, more], ['1 notice of the last 30 days.', []]);
    assert.deepEqual(
      [row!.category, row!.title, row!.sentence, row!.about],
      ['assignment', 'Assigned to you', `Dana Fischer assigned #1009 “${title}” to you.`, { kind: 'ticket', id: _id }],
    );
    assert.deepEqual(
      row!.ways.map(({ channel, outcome, text: words }) => [channel, outcome, words]),
      [
        ['feed', 'waiting', 'activity feed: waits to be sent'],
        ['bot', 'waiting', 'bot message: waits to be sent'],
      ],
    );
    assert.match(list!.items[0]!.detail, /^Assignment · now · activity feed: waits to be sent; bot message: waits/);
    for (const other of ['dana', 'ada', 'ravi', 'theo']) assert.deepEqual((await of(other)).notices, [], other);
  });

  it('says what holds one back, and until when', async () => {
    await desk().do('ravi', 'notice.set-preference', { way: 'feed' });
    await desk().do('ravi', 'notice.snooze', { duration: '2h' });
    await desk().do('dana', 'work.assign', { work: '1005', assignee: 'ravi' });
    await desk().do('ravi', 'notice.set-preference', { way: 'off' });
    await desk().do('dana', 'work.assign', { work: '1004', assignee: 'ravi' });
    const [muted, snoozed] = (await of('ravi')).notices;
    assert.deepEqual([muted!.ways[0]!.outcome, muted!.ways[0]!.until], ['muted', undefined]);
    assert.deepEqual([snoozed!.ways[0]!.outcome, snoozed!.ways[0]!.until?.slice(0, 16)], ['snoozed', '2026-11-19T14:00']);
  });

  it('are newest first, those of the last 30 days alone, and mails never', async () => {
    const old = await put('iris', 31 * day);
    const [late, early] = [await put('iris', day), await put('iris', 29 * day)];
    const { _id: recipient, tenantId } = await desk().member('iris');
    const mail = { _id: 'mail', tenantId, channel: 'mail', state: 'sent', at: desk().now(), recipient } as const;
    await recordDelivery(desk().core.store, mail);
    const { notices } = await of('iris');
    assert.deepEqual(
      notices.map(({ sentence }) => sentence),
      [late, early],
    );
    assert.ok(!notices.some(({ sentence }) => sentence === old));
  });

  it('are those of one sort or of one day of the person where that is asked for', async () => {
    const risk = { eventId: 'risk', category: 'sla-risk', title: 'T', preview: 'P', chain: 1, fallback: false } as const;
    await put('iris', 3 * day, { notice: risk });
    assert.equal((await of('iris', { on: 'yesterday' })).notices.length, 1);
    assert.equal((await of('iris', { on: '2026-01-01' })).notices.length, 0);
    assert.equal((await of('iris', { category: 'assignment' })).notices.length, 2);
    assert.equal((await of('iris', { category: 'sla' })).notices.length, 1);
    assert.equal((await of('iris', { category: 'escalation' })).notices.length, 0);
  });

  it('come in pages that no notice is lost or doubled between, though some went two ways and some at the same moment', async () => {
    for (let count = 0; count < 11; count += 1) {
      const eventId = `twin-${count}`;
      await put('arno', 5 * day, { eventId });
      if (count % 3 !== 1) await put('arno', 5 * day, { eventId, channel: 'bot' });
    }
    const whole = (await of('arno', { limit: 100 })).notices.map(({ id }) => id);
    const paged: string[] = [];
    for (let skip = 0, more = true; more; skip += 3) {
      const page = await of('arno', { skip, limit: 3 });
      paged.push(...page.notices.map(({ id }) => id));
      more = page.more;
    }
    assert.deepEqual([whole.length, paged], [11, whole]);
    const ways = (await of('arno', { limit: 100 })).notices.map((one) => one.ways.map(({ channel }) => channel).join());
    assert.equal(ways.filter((one) => one === 'feed,bot').length, 7);
  });

  it('name no record that the person may not read any more, and say how many there are', async () => {
    const secret = await put('dana', day);
    const { _id, tenantId } = await desk().member('dana');
    const members = desk().core.store.collection(memberCollection);
    await put('dana', 2 * day, { about: { kind: 'task', id: 'a-task' } });
    await members.updateOne({ _id, tenantId }, { $set: { roles: ['inbox-user'] } });
    const said = await ask('dana');
    const [ticket, task] = (said.data as NoticePage).notices;
    assert.deepEqual([ticket!.sentence, ticket!.about?.kind], [secret, 'ticket']);
    assert.deepEqual([task!.sentence, task!.about, task!.title], [undefined, undefined, 'Assigned to you']);
    assert.equal(said.text, '2 notices of the last 30 days. Of these, 1 is about a record that you may not read any more.');
    assert.doesNotMatch(JSON.stringify([said.data, said.list]), /a-task/);
    assert.equal(said.list!.items.length, 1);
  });

  itRefuses(desk, 'notice.mine', [
    ['tess', { category: 'weather' }, 'input', /Which notices/],
    ['tess', { on: 'someday' }, 'input', /On/],
    ['tess', { limit: '0' }, 'input', /Limit/],
    ['tess', { skip: '-1' }, 'input', /Skip/],
  ]);
});
