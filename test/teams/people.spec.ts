import assert from 'node:assert/strict';
import { type DeskInTeams, deskInTeams } from './desk-fixture.ts';

describe('people and clients, typed in Teams', () => {
  let desk: DeskInTeams;
  before(async () => {
    desk = await deskInTeams();
  });
  after(() => desk.close());

  it('adds, changes, disables and enables a member, and shuts them out of the bot at once', async () => {
    const added = await desk.say('ada', 'add member Lena Park, lena.park@northwind.example as technician and approver');
    assert.match(added.text, /Lena Park \(lena\.park@northwind\.example\) is a member now: technician and approver\./);
    assert.match(
      (await desk.say('ada', 'change roles of Lena Park to dispatcher, approver')).text,
      /roles dispatcher and approver/,
    );
    assert.match((await desk.say('ravi', 'my tickets')).text, /ticket/i);
    assert.match((await desk.say('ada', 'disable member ravi')).text, /Ravi Patel is disabled .* still theirs/s);
    assert.match((await desk.say('ravi', 'my tickets')).text, /^Your account in Northwind IT Services is disabled/);
    assert.match((await desk.say('ada', 'enable member ravi patel')).text, /Ravi Patel is let in again/);
    assert.doesNotMatch((await desk.say('ravi', 'my tickets')).text, /disabled/);
    assert.match((await desk.say('ada', 'disable member ada')).text, /cannot disable yourself/);
    assert.match(
      (await desk.say('tess', 'disable member ravi')).text,
      /^You may not do this: “Disable member” is for the role administrator/,
    );
  });

  it('asks with a form that takes several roles when something is missing', async () => {
    const { cards } = await desk.say('ada', 'add member Kim Ode');
    const card = JSON.stringify(cards.at(-1));
    assert.match(card, /"isMultiSelect":true/);
    assert.match(card, /"style":"email"/);
    assert.match(card, /Kim Ode/);
  });

  it('adds a client and a contact there, and shows both with their tickets', async () => {
    assert.match((await desk.say('tess', 'add client Blue Yonder')).text, /“Blue Yonder” is a client now/);
    assert.match(
      (await desk.say('tess', 'add contact Jo Berg jo@blue.example to Blue Yonder')).text,
      /Added: Jo Berg, Blue Yonder/,
    );
    assert.match((await desk.say('tess', 'new ticket Engine failure for Blue Yonder')).text, /for Blue Yonder\./);
    const shown = await desk.say('tess', 'client blue yonder');
    assert.match(shown.text, /^Blue Yonder: 1 contact, 1 open ticket\./);
    assert.match(JSON.stringify(shown.cards.at(-1)), /Jo Berg.*Engine failure/);
    assert.match((await desk.say('tess', 'rename client Blue Yonder to Red Yonder')).text, /now called “Red Yonder”/);
    assert.match((await desk.say('iris', 'add client Green')).text, /^You may not do this/);
  });

  it('does not take for its own what only begins alike', async () => {
    const number = (await desk.stored().tickets.byNumber(1001))!.number;
    assert.match((await desk.say('ada', `add note ${number}: add member of the board to the list`)).text, /Note|note/);
    assert.match((await desk.say('ada', 'members')).text, /people/);
    assert.match(
      (await desk.say('ada', 'new ticket add client to the price list')).text,
      /Opened #\d+ “add client to the price list”/,
    );
  });
});
