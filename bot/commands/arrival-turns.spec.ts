import assert from 'node:assert/strict';
import { type DeskInTeams, deskInTeams, objectIdOf } from '../../test/teams/desk-fixture.ts';
import { textsOf } from '../../test/teams/teams-calls.ts';

describe('the bot arriving, leaving and reading again', () => {
  let desk: DeskInTeams;
  const client = () => desk.sandbox!.client;

  beforeEach(async () => {
    desk = await deskInTeams();
  });
  afterEach(() => desk?.close());

  it('welcomes a member once, with buttons that work', async () => {
    const { messages } = await client().open(objectIdOf('tess'));
    assert.equal(messages.length, 1);
    const texts = textsOf(messages[0]!.attachments);
    assert.ok(texts.some((text) => text.startsWith('Hello Tess Morgan')));
    await client().press(objectIdOf('tess'), messages[0]!.id, 'My tickets');
    assert.match(JSON.stringify(client().messages(objectIdOf('tess'))), /1001/);
  });

  it('says one plain line in a group', async () => {
    const { messages } = await client().open(objectIdOf('tess'), 'group');
    assert.equal(messages.length, 1);
    assert.match(messages[0]!.text, /^Deskhand is here\. Mention me/);
    assert.deepEqual(messages[0]!.attachments, []);
  });

  it('tells an outsider why they are not let in', async () => {
    const { messages } = await client().open(objectIdOf('outsider'));
    assert.equal(messages.length, 1);
    assert.match(JSON.stringify(messages[0]), /not linked to a member of Northwind/);
  });

  it('says nothing when it is removed, and welcomes again when it comes back', async () => {
    await client().open(objectIdOf('tess'));
    const gone = await client().uninstall(objectIdOf('tess'));
    assert.deepEqual(gone.messages, []);
    assert.equal((await client().open(objectIdOf('tess'))).messages.length, 1);
  });

  it('does nothing again for a message that is edited', async () => {
    const { said } = await client().say(objectIdOf('tess'), 'new ticket Edited later');
    const { deliveries, messages } = await client().edit(objectIdOf('tess'), said!.id, 'new ticket Edited later twice');
    assert.equal(deliveries[0]?.status, 200);
    assert.deepEqual(messages, []);
    assert.equal((await desk.stored().tickets.search('Edited later', { limit: 5 })).length, 1);
  });
});
