import assert from 'node:assert/strict';
import type { Delivery } from '../../shared/domain/notices/delivery.ts';
import { workTab } from '../../shared/domain/personal-tabs.ts';
import { seedTenants } from '../../src/seed/people.ts';
import { type DeskInTeams, deskInTeams, objectIdOf } from './desk-fixture.ts';

const tryApp = '00000000-0000-4000-8000-00000000d35c';

/** A desk whose members have the app, but for Ravi and Iris. */
function feedDesk() {
  let desk: DeskInTeams;
  before(async () => {
    desk = await deskInTeams();
    for (const person of ['tess', 'dana', 'arno', 'ada', 'theo', 'maya']) await desk.say(person, 'hello');
  });
  beforeEach(() => desk.advance(61_000));
  afterEach(() => assert.deepEqual(desk.sandbox!.cloud.violations, []));
  after(() => desk.close());
  return {
    desk: () => desk,
    /** What came into a person's feed, newest first, when something was done. */
    async cameTo(person: string, act: () => Promise<unknown>) {
      const known = new Set(desk.sandbox!.client.feed(objectIdOf(person)).map(({ id }) => id));
      await act();
      await desk.core.notices.drain();
      return desk.sandbox!.client.feed(objectIdOf(person)).filter(({ id }) => !known.has(id));
    },
    /** How the deliveries about one ticket stand, with the reasons. */
    async standing(number: number, state?: Delivery['state']): Promise<string[]> {
      const { _id } = (await desk.stored().tickets.byNumber(number))!;
      const all = await desk.stored().deliveries.list({ aboutId: _id, ...(state && { state }) }, { limit: 100 });
      return all.map(({ channel, state, reason }) => [channel, state, reason].filter(Boolean).join(' ')).sort();
    },
  };
}

describe('The activity feed in Teams', () => {
  const { desk, cameTo, standing } = feedDesk();
  const say = (person: string, text: string) => desk().say(person, text);
  const cloud = () => desk().sandbox!.cloud;

  it('shows the assignee what somebody else typed, and opens the very record', async () => {
    const [item, ...more] = await cameTo('tess', () => say('dana', 'assign 1004 to tess'));
    const ticket = (await desk().stored().tickets.byNumber(1004))!;
    assert.deepEqual(more, []);
    const preview = `Dana Fischer assigned #1004 “${ticket.title}” to you.`;
    assert.deepEqual([item!.from, item!.title, item!.preview], ['Deskhand', 'Assigned to you', preview]);
    const url = new URL(item!.webUrl!);
    assert.ok(item!.webUrl!.length <= 1_024);
    assert.equal(url.href.split('?')[0], `https://teams.microsoft.com/l/entity/${tryApp}/${workTab.entityId}`);
    const path = `/records/ticket/${ticket._id}`;
    assert.deepEqual(JSON.parse(url.searchParams.get('context')!), { subEntityId: path });
    assert.equal(new URL(url.searchParams.get('webUrl')!).pathname, path);
    assert.deepEqual(await standing(1004), ['feed sent']);
  });

  it('tells a record’s newest in place of what it told before', async () => {
    const feed = () => desk().sandbox!.client.feed(objectIdOf('tess'));
    const about1004 = () => feed().filter(({ preview }) => preview.includes('#1004'));
    assert.equal(about1004().length, 1);
    const [item] = await cameTo('tess', () => say('dana', 'escalate 1004: now'));
    assert.match(item!.preview, /^Dana Fischer escalated #1004/);
    assert.deepEqual(about1004(), [item]);
  });

  it('takes one call for all who are told the same', async () => {
    const calls = () =>
      desk()
        .sandbox!.log.after(0)
        .filter(({ url }) => /sendActivityNotification/.test(url)).length;
    await say('tess', 'assign 1006 to me');
    const before = calls();
    const toDana = await cameTo('dana', () => say('ada', 'escalate 1006: please'));
    const bulk = cloud()
      .graph.notices()
      .filter(({ preview, way }) => way === 'bulk' && preview.includes('#1006'));
    assert.deepEqual(
      bulk.map(({ userId, isDelivered }) => [userId, isDelivered]).sort(),
      [
        [objectIdOf('tess'), true],
        [objectIdOf('dana'), true],
      ].sort(),
    );
    assert.deepEqual([calls() - before, toDana.length, await standing(1006)], [1, 1, ['feed sent', 'feed sent']]);
  });

  it('asks those who decide when a timesheet is submitted or a change is asked for, and tells who asked what became of it', async () => {
    await say('tess', 'log time 1006 45m');
    const [sheet, ...more] = await cameTo('arno', () => say('tess', 'submit timesheet'));
    assert.match(sheet!.preview, /^Tess Morgan asks for your decision on #\d+ “Timesheet of Tess Morgan, /);
    assert.deepEqual([sheet!.title, more], ['Approval requested', []]);
    const [approval] = await desk()
      .stored()
      .approvals.requestedBy((await desk().stored().members.byEntraObjectId(objectIdOf('tess')))!._id, {
        limit: 1,
      });
    assert.ok(decodeURIComponent(sheet!.webUrl!).includes(`/records/approval/${approval!._id}`));
    const [change] = await cameTo('ada', () => say('tess', 'request approval 1006: Open port 443 to ERP-02'));
    assert.match(change!.preview, /“Open port 443 to ERP-02”/);
    const [decided, ...others] = await cameTo('tess', () => say('arno', `approve ${approval!.number}: thanks`));
    assert.match(decided!.preview, /^Arno Lindqvist approved #\d+ “Timesheet of Tess Morgan, [^“]*”\.$/);
    assert.deepEqual([decided!.title, others], ['Approved', []]);
    assert.ok(decodeURIComponent(decided!.webUrl!).includes(`/records/approval/${approval!._id}`));
    assert.match((await say('tess', 'my time')).text, /logged this week/);
  });

  it('serves each desk with a registration of its own', async () => {
    const open = await desk().stored('fabrikam').tickets.search('', { limit: 20 });
    const theo = (await desk().stored('fabrikam').members.byEntraObjectId(objectIdOf('theo')))!;
    const free = open.find(({ status, assignee }) => status === 'open' && assignee?.id !== theo._id)!;
    const [item] = await cameTo('theo', () => say('maya', `again assign ${free.number} to theo`));
    assert.match(item?.preview ?? '', /^Maya Singh assigned #/);
    assert.doesNotMatch(item!.webUrl!, new RegExp(seedTenants[0]!.entraTenantId));
  });

  it('leaves who has not got the app untold, with the reason, on both ways', async () => {
    assert.deepEqual(await cameTo('ravi', () => say('dana', 'assign 1005 to ravi')), []);
    assert.deepEqual(await standing(1005), ['bot skipped app_not_installed', 'feed skipped app_not_installed']);
  });

  it('lets the bot tell it where the package in Teams names another registration', async () => {
    const [northwind] = seedTenants;
    cloud().seed({ id: northwind!.entraTenantId, webApplicationId: '00000000-0000-4000-8000-0000000000aa' });
    const before = desk().sandbox!.client.messages(objectIdOf('tess')).length;
    assert.deepEqual(await cameTo('tess', () => say('dana', 'again assign 1010 to tess')), []);
    await desk().core.notices.drain();
    assert.deepEqual(await standing(1010), ['bot sent', 'feed skipped app_not_installed']);
    const [told, ...more] = desk().sandbox!.client.messages(objectIdOf('tess')).slice(before);
    assert.match(told!.text, /^Dana Fischer assigned #1010/);
    assert.deepEqual(more, []);
    cloud().seed({ id: northwind!.entraTenantId, webApplicationId: tryApp });
  });

  it('tells at once after two restarts one upon the other', async () => {
    for (let time = 0; time < 2; time += 1) {
      await desk().restart();
      await say('tess', 'hello');
      const number = Number(/#(\d+)/.exec((await say('dana', `new ticket Lamp ${time} is out`)).text)![1]);
      const [item] = await cameTo('tess', () => say('dana', `assign ${number} to tess`));
      assert.match(item?.preview ?? (await standing(number)).join(), new RegExp(`#${number}`));
    }
  });
});
