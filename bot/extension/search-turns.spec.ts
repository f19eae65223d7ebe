import assert from 'node:assert/strict';
import { objectAt, objectsAt, textAt } from '../../sandbox/json.ts';
import { type DeskInTeams, deskInTeams, objectIdOf } from '../../test/teams/desk-fixture.ts';
import { resultsOf, sentenceOf, titlesOf } from '../../test/teams/teams-calls.ts';

describe('the message extension, searching', () => {
  let desk: DeskInTeams;
  const search = (person: string, text: string, options = {}) => desk.sandbox!.client.search(objectIdOf(person), text, options);

  before(async () => {
    desk = await deskInTeams();
  });
  after(() => desk?.close());

  it('shows recent records of all kinds while nothing is typed', async () => {
    const items = resultsOf(await search('tess', ''));
    assert.equal(items.length, 25);
    const kinds = new Set(items.map(({ tap }) => String(tap?.['subject']).split(':')[0]));
    assert.deepEqual([...kinds].sort(), ['approval', 'client', 'contact', 'task', 'ticket']);
  });

  it('finds words, ranked within a kind and no kind hidden by another', async () => {
    const titles = titlesOf(await search('tess', 'printer'));
    assert.ok(titles.includes('#1001 Printer on floor 2 jams on every duplex job'), titles.join());
    assert.ok(
      titles.every((title) => /printer/i.test(title)),
      titles.join(),
    );
  });

  it('finds nothing but the record of an exact #number, and puts a bare number first', async () => {
    assert.deepEqual(titlesOf(await search('tess', '#1002')), ['#1002 Outlook keeps asking for the password']);
    assert.equal(titlesOf(await search('tess', '1002'))[0], '#1002 Outlook keeps asking for the password');
  });

  it('keeps to the kind that is asked for, also without words', async () => {
    for (const kind of ['ticket', 'task', 'contact', 'client', 'approval']) {
      const items = resultsOf(await search('tess', '', { parameters: { kind } }));
      assert.ok(items.length > 0);
      for (const { tap } of items) assert.ok(String(tap?.['subject']).startsWith(`${kind}:`));
    }
  });

  it('pages without repeating or leaving out, and ends with an empty page', async () => {
    const whole = titlesOf(await search('tess', '', { parameters: { kind: 'ticket' } }));
    const pages: string[] = [];
    for (const skip of [0, 10, 20, 30, 40]) {
      pages.push(...titlesOf(await search('tess', '', { parameters: { kind: 'ticket' }, skip, count: 10 })));
    }
    assert.deepEqual(pages.slice(0, 25), whole);
    assert.equal(new Set(pages).size, 40);
    assert.deepEqual(titlesOf(await search('tess', '', { parameters: { kind: 'ticket' }, skip: 50 })), []);
    assert.deepEqual(titlesOf(await search('tess', '', { skip: 5_000 })), []);
  });

  it('never answers more than 25, whatever count is asked for', async () => {
    assert.equal(resultsOf(await search('tess', '', { count: 500 })).length, 25);
  });

  it('says plainly that nothing was found', async () => {
    assert.equal(sentenceOf(await search('tess', 'xyzzyplugh')), 'Nothing found for “xyzzyplugh”.');
    assert.equal(sentenceOf(await search('tess', '#99999')), 'Nothing found for “#99999”.');
  });

  it('takes a text that is far too long for its beginning', async () => {
    const outcome = await search('tess', `printer ${'a'.repeat(5_000)}`);
    assert.match(sentenceOf(outcome), /^Nothing found/);
  });

  it('shows no internal words, no buttons that act and no way in for others on the card of a result', async () => {
    const [first] = resultsOf(await search('tess', '#1001'));
    const chosen = await desk.sandbox!.client.select(objectIdOf('tess'), first!);
    for (const item of [first!, resultsOf(chosen)[0]!]) {
      const card = objectAt(item.attachment, 'content');
      assert.equal(card['version'], '1.5');
      assert.doesNotMatch(
        JSON.stringify(card),
        /Fuser looks worn|Single-sided works|ordered the part|Action\.(Execute|Submit)|refresh/,
      );
      assert.deepEqual(
        objectsAt(card, 'actions').map((action) => action['type']),
        ['Action.OpenUrl'],
      );
    }
  });

  it('answers the choice of a result with the record as it is now', async () => {
    const [item] = resultsOf(await search('tess', '#1004'));
    await desk.say('tess', 'close 1004');
    const [fresh] = resultsOf(await desk.sandbox!.client.select(objectIdOf('tess'), item!));
    assert.match(JSON.stringify(fresh!.attachment), /Closed/);
    assert.equal(fresh!.tap, undefined);
  });

  it('inserts nothing for a chosen record that is gone, malformed or of another desk', async () => {
    const foreign = (await desk.stored('fabrikam').tickets.byNumber(1001))!;
    const subjects = [
      `ticket:${foreign._id}`,
      'ticket:gone',
      'ticket:duplex',
      'nonsense',
      '',
      7,
      null,
      {},
      `member:${foreign._id}`,
    ];
    for (const subject of subjects) {
      const { deliveries } = await desk.sandbox!.client.invoke(objectIdOf('tess'), 'composeExtension/selectItem', { subject });
      const answer = objectAt(deliveries[0]?.body, 'composeExtension');
      assert.equal(textAt(answer, 'text'), 'This record is not there any more, or not for you.', String(subject));
    }
  });

  it('keeps desks apart', async () => {
    const ours = resultsOf(await search('tess', '#1001'))[0]!;
    const theirs = resultsOf(await search('theo', '#1001'))[0]!;
    assert.notEqual(ours.tap?.['subject'], theirs.tap?.['subject']);
    const crossed = await desk.sandbox!.client.select(objectIdOf('theo'), ours);
    assert.equal(sentenceOf(crossed), 'This record is not there any more, or not for you.');
  });

  it('shows an inbox user tickets, contacts and clients only, and says who gives the right to more', async () => {
    const kinds = resultsOf(await search('iris', '')).map(({ tap }) => String(tap?.['subject']).split(':')[0]);
    assert.deepEqual([...new Set(kinds)].sort(), ['client', 'contact', 'ticket']);
    const refusal = sentenceOf(await search('iris', 'core', { parameters: { kind: 'approval' } }));
    assert.match(refusal, /^You may not do this: .*approver/);
    const approval = (await desk.stored().approvals.search('', { limit: 1 }))[0]!;
    const { deliveries } = await desk.sandbox!.client.invoke(objectIdOf('iris'), 'composeExtension/selectItem', {
      subject: `approval:${approval._id}`,
    });
    assert.match(JSON.stringify(deliveries[0]?.body), /not for you/);
  });

  it('tells an outsider in one sentence why they see nothing', async () => {
    assert.match(sentenceOf(await search('outsider', 'printer')), /not linked to a member of Northwind/);
  });

  it('tells a signed-out member how to come back, and nothing else', async () => {
    await desk.say('ravi', 'sign out');
    assert.equal(sentenceOf(await search('ravi', 'printer')), 'You are signed out of Deskhand. Say “sign in” to come back.');
    await desk.say('ravi', 'sign in');
    assert.ok(titlesOf(await search('ravi', 'printer')).length > 0);
  });

  it('answers an unknown command quietly', async () => {
    const value = { commandId: 'nothing', parameters: [{ name: 'query', value: 'printer' }] };
    const { deliveries } = await desk.sandbox!.client.invoke(objectIdOf('tess'), 'composeExtension/query', value);
    assert.deepEqual([deliveries[0]?.status, deliveries[0]?.body], [200, {}]);
  });

  it('shows the mark-up of a title as words that no client can take for mark-up', async () => {
    const { client } = desk.sandbox!;
    await client.composeAction(objectIdOf('tess'), 'createTicket');
    await client.submitDialog(objectIdOf('tess'), {
      title: '<b>Bold</b> [plan](https://evil.example) <img src=x onerror=alert(1)>',
    });
    const [item] = resultsOf(await search('tess', 'onerror'));
    assert.match(String(objectAt(item!.preview, 'content')['title']), /‹b>Bold‹\/b>.*‹img/);
    assert.match(JSON.stringify(item!.attachment), /\\\\<b\\\\>Bold.*\\\\\[plan\\\\\]/);
  });
});
