import assert from 'node:assert/strict';
import { type DeskInTeams, deskInTeams } from './desk-fixture.ts';
import { emptied } from './emptied-desk.ts';

describe('a desk on its first day: one administrator and nothing else', () => {
  let desk: DeskInTeams;
  before(async () => {
    desk = await deskInTeams();
    await emptied(desk);
  });
  after(() => desk.close());

  const answers: [string, RegExp][] = [
    ['my tickets', /no open tickets/i],
    ['my tasks', /no open tasks|nothing/i],
    ['my approvals', /nothing|no approval/i],
    ['my time', /not logged any time/],
    ['my work', /\S/],
    ['recent', /Nothing is here yet/],
    ['find printer', /Nothing found for “printer”/],
    ['client contoso', /no client that you can see fits “contoso”/],
    ['contact jo', /no contact that you can see fits “jo”/],
    ['ticket 1001', /1001/],
    ['members', /One person/],
    ['deliveries', /\S/],
    ['desk health', /\S/],
    ['audit', /\S/],
    ['help', /\S/],
    ['timer', /\S/],
    ['undo', /no change of yours/],
    ['settings', /Ada Okafor/],
    ['submit timesheet', /\S/],
    ['directory accounts', /\S/],
  ];
  for (const [words, answer] of answers)
    it(`answers “${words}” in a whole sentence`, async () => {
      const { text } = await desk.say('ada', words);
      assert.match(text, answer);
      assert.doesNotMatch(text, /undefined|null|NaN|went wrong on our side/);
    });

  it('opens a ticket without a client, assigns it to the only one there, and finds it', async () => {
    const opened = await desk.say('ada', 'new ticket The very first one');
    assert.match(opened.text, /^Opened #\d+ “The very first one”\./);
    const number = /#(\d+)/.exec(opened.text)![1]!;
    assert.match((await desk.say('ada', `assign ${number} to me`)).text, /Ada Okafor|yours/);
    assert.match((await desk.say('ada', 'my tickets')).text, /The very first one|One/);
    assert.match((await desk.say('ada', 'find first')).text, /One record/);
  });

  it('takes the first client, contact and member in', async () => {
    assert.match((await desk.say('ada', 'add client Contoso')).text, /is a client now/);
    assert.match((await desk.say('ada', 'add contact Jo Berg jo@contoso.example to Contoso')).text, /^Added: Jo Berg/);
    assert.match((await desk.say('ada', 'add member Lena Park lena@northwind.example')).text, /is a member now: technician/);
    assert.deepEqual(
      desk.logged.filter(({ level }) => level === 'error'),
      [],
    );
  });
});
