import assert from 'node:assert/strict';
import { objectAt, objectsAt, textAt } from '../json.ts';
import { people } from '../testing/contoso.ts';
import type { RunningSandbox } from '../testing/running-sandbox.ts';
import { startWithEchoBot } from '../testing/running-sandbox.ts';

describe('the chats of the sandbox', () => {
  let sandbox: RunningSandbox;
  const { ada, ben } = people;
  beforeEach(async () => {
    sandbox = await startWithEchoBot();
  });
  afterEach(async () => {
    assert.deepEqual(sandbox.bot.problems, []);
    await sandbox.close();
  });

  it('tells the bot once that it was added when a person opens the personal chat', async () => {
    sandbox.bot.on('conversationUpdate', async (activity, bot) => {
      await bot.send(activity, { type: 'message', text: 'Welcome' });
      return undefined;
    });
    const opened = await sandbox.client.open(ada);
    assert.deepEqual(
      opened.messages.map((message) => message.text),
      ['Welcome'],
    );
    await sandbox.client.open(ada);
    const [joined, installed, ...more] = sandbox.bot.received;
    assert.equal(textAt(objectsAt(joined, 'membersAdded')[0], 'id'), sandbox.world.bot.id);
    assert.deepEqual([installed?.['type'], installed?.['action']], ['installationUpdate', 'add']);
    assert.deepEqual(more, []);
  });

  it('sends what a person writes as Teams does, and shows the reply', async () => {
    const outcome = await sandbox.client.say(ada, 'my <tickets>');
    const activity = sandbox.bot.received.at(-1);
    assert.equal(activity?.['text'], 'my <tickets>');
    assert.equal(activity?.['textFormat'], 'plain');
    assert.deepEqual(objectsAt(activity, 'attachments'), [{ contentType: 'text/html', content: '<p>my &lt;tickets&gt;</p>' }]);
    assert.equal(outcome.said?.id, activity?.['id']);
    assert.equal(outcome.messages[0]?.text, 'You said: my <tickets>');
    const entity = objectsAt(activity, 'entities').find((one) => one['type'] === 'clientInfo');
    assert.deepEqual([entity?.['country'], entity?.['timezone']], ['GB', 'Europe/London']);
  });

  it('lets the bot hear a group only when it is mentioned', async () => {
    const unheard = await sandbox.client.say(ada, 'the printer is on fire', { in: 'Service desk' });
    assert.deepEqual(unheard.deliveries, []);
    await sandbox.client.say(ben, '@deskhand help', { in: 'Service desk' });
    const activity = sandbox.bot.received.at(-1);
    assert.equal(activity?.['text'], '<at>Deskhand</at> help');
    assert.equal(objectAt(activity, 'conversation')['isGroup'], true);
    const mention = objectsAt(activity, 'entities').find((one) => one['type'] === 'mention');
    assert.equal(textAt(mention, 'mentioned', 'id'), sandbox.world.bot.id);
    const seen = sandbox.client.messages(ada, 'Service desk').map((message) => message.text);
    assert.deepEqual(seen, ['the printer is on fire', '<at>Deskhand</at> help', 'You said: <at>Deskhand</at> help']);
  });

  it('keeps the chats of one person from another', async () => {
    const { said } = await sandbox.client.say(ada, 'secret');
    assert.ok(said);
    await assert.rejects(async () => sandbox.client.react(ben, said.id, 'like'), /sees no message/);
  });

  it('tells the bot of edits, deletions and reactions', async () => {
    const { said, messages } = await sandbox.client.say(ada, 'helo');
    assert.ok(said && messages[0]);
    await sandbox.client.edit(ada, said.id, 'hello');
    await sandbox.client.remove(ada, said.id);
    await sandbox.client.restore(ada, said.id);
    await sandbox.client.react(ada, messages[0].id, 'like');
    await sandbox.client.react(ada, messages[0].id, 'like');
    const [edit, gone, back, liked, unliked] = sandbox.bot.received.slice(-5);
    assert.deepEqual([edit?.['type'], edit?.['id'], edit?.['text']], ['messageUpdate', said.id, 'hello']);
    assert.equal(textAt(edit, 'channelData', 'eventType'), 'editMessage');
    assert.deepEqual([gone?.['type'], gone?.['text']], ['messageDelete', undefined]);
    assert.deepEqual([back?.['type'], textAt(back, 'channelData', 'eventType')], ['messageUpdate', 'undeleteMessage']);
    assert.deepEqual([liked?.['replyToId'], liked?.['reactionsAdded']], [messages[0].id, [{ type: 'like' }]]);
    assert.deepEqual(unliked?.['reactionsRemoved'], [{ type: 'like' }]);
  });

  it('waits for a message that comes after the bot has answered', async () => {
    let later = () => {};
    sandbox.bot.on('message', (activity, bot) => {
      later = () => void bot.send(activity, { type: 'message', text: 'later' });
      return undefined;
    });
    assert.deepEqual((await sandbox.client.say(ada, 'hello')).messages, []);
    const waiting = sandbox.client.until(ada, (message) => message.text === 'later');
    later();
    assert.equal((await waiting).from.kind, 'bot');
  });

  it('hands files over in the personal chat', async () => {
    await sandbox.client.say(ada, 'see this', { files: ['plan.pdf'] });
    const [file] = objectsAt(sandbox.bot.received.at(-1), 'attachments');
    assert.equal(file?.['contentType'], 'application/vnd.microsoft.teams.file.download.info');
    assert.equal(textAt(file, 'content', 'fileType'), 'pdf');
  });

  it('says how many messages a person has not seen', async () => {
    await sandbox.client.open(ben, 'Service desk');
    await sandbox.client.say(ada, '@Deskhand hello', { in: 'Service desk' });
    sandbox.client.leave(ben);
    await sandbox.client.say(ada, 'anyone?', { in: 'Service desk' });
    const response = await fetch(`${sandbox.url}api/state?person=${ben.aadObjectId}`);
    const chats = objectsAt(await response.json(), 'chats');
    assert.equal(chats.find((chat) => chat['name'] === 'Service desk')?.['unread'], 1);
  });
});
