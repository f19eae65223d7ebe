import assert from 'node:assert/strict';
import type { JsonObject } from '../json.ts';
import { objectAt, textAt, valueAt } from '../json.ts';
import { people } from '../testing/contoso.ts';
import type { RunningSandbox } from '../testing/running-sandbox.ts';
import { startWithEchoBot } from '../testing/running-sandbox.ts';

const adaptive = 'application/vnd.microsoft.card.adaptive';

function card(text: string, actions: readonly JsonObject[] = []): JsonObject {
  return {
    contentType: adaptive,
    content: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text }], actions },
  };
}
function results(...attachments: JsonObject[]) {
  return { status: 200, body: { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } } };
}
function dialog(title: string, shown: JsonObject) {
  return { status: 200, body: { task: { type: 'continue', value: { title, width: 'small', height: 200, card: shown } } } };
}
function preview(title: string, tap?: JsonObject): JsonObject {
  return { contentType: 'application/vnd.microsoft.card.thumbnail', content: { title, ...(tap ? { tap } : {}) } };
}

describe('the message extension and the dialogs of the sandbox', () => {
  let sandbox: RunningSandbox;
  const { ada, ben } = people;
  beforeEach(async () => {
    sandbox = await startWithEchoBot();
  });
  afterEach(async () => {
    assert.deepEqual(sandbox.bot.problems, []);
    await sandbox.close();
  });
  const last = () => sandbox.bot.received.at(-1);
  const value = () => objectAt(last(), 'value');

  it('asks for what the command shows first when nothing is typed, and for a page of results when something is', async () => {
    sandbox.bot.on('composeExtension/query', () => results({ ...card('Ticket 12'), preview: preview('#12') }));
    await sandbox.client.search(ada, ' ');
    assert.deepEqual(value()['parameters'], [{ name: 'initialRun', value: 'true' }]);
    const outcome = await sandbox.client.search(ada, 'printer', { parameters: { kind: 'ticket' }, skip: 25 });
    assert.deepEqual(value(), {
      commandId: 'search',
      parameters: [
        { name: 'query', value: 'printer' },
        { name: 'kind', value: 'ticket' },
      ],
      queryOptions: { skip: 25, count: 25 },
    });
    assert.equal(textAt(last(), 'channelData', 'source', 'name'), 'compose');
    assert.equal(outcome.shown.kind, 'results');
  });

  it('puts a chosen result into the compose box and sends it with the next message', async () => {
    const tapped = { type: 'invoke', value: { id: 12 } };
    sandbox.bot.on('composeExtension/query', () => results({ ...card('small'), preview: preview('#12', tapped) }));
    sandbox.bot.on('composeExtension/selectItem', (activity) => results(card(`whole ${valueAt(activity, 'value', 'id')}`)));
    const { shown } = await sandbox.client.search(ada, '12', { in: 'group' });
    assert.ok(shown.kind === 'results' && shown.items[0]);
    await sandbox.client.select(ada, shown.items[0], { in: 'group' });
    const { said } = await sandbox.client.say(ada, 'look', { in: 'group' });
    assert.match(JSON.stringify(said?.attachments), /whole 12/);
    const next = await sandbox.client.say(ada, 'next', { in: 'group' });
    assert.deepEqual(next.said?.attachments, []);
  });

  it('reads sign-in, settings and message answers, and a wrong one as unreachable', async () => {
    const opening = { actions: [{ type: 'openUrl', title: 'Sign in', value: 'https://login.example' }] };
    const answers = [
      { type: 'auth', suggestedActions: opening },
      { type: 'config', suggestedActions: opening },
      { type: 'message', text: 'Not set up' },
      { type: 'surprise' },
    ];
    const kinds: string[] = [];
    for (const composeExtension of answers) {
      sandbox.bot.on('composeExtension/query', () => ({ status: 200, body: { composeExtension } }));
      kinds.push((await sandbox.client.search(ada, 'x')).shown.kind);
    }
    assert.deepEqual(kinds, ['sign-in', 'settings', 'text', 'error']);
  });

  it('hands a message over to an action, opens its dialog and submits it with the message again', async () => {
    const { said } = await sandbox.client.say(ben, 'Printer <broken>', { in: 'group', files: ['photo.png'] });
    const submit = { type: 'Action.Submit', title: 'Create', data: { nonce: 'n1' } };
    sandbox.bot.on('composeExtension/fetchTask', () => dialog('New ticket', card('Title?', [submit])));
    await sandbox.client.messageAction(ada, said?.id ?? '', 'createTicket');
    const payload = objectAt(value(), 'messagePayload');
    assert.equal(value()['commandContext'], 'message');
    assert.deepEqual(objectAt(payload, 'from', 'user'), {
      userIdentityType: 'aadUser',
      id: ben.aadObjectId,
      displayName: ben.name,
    });
    assert.match(String(objectAt(payload, 'body')['content']), /Printer &lt;broken&gt;.*<attachment id="/);
    assert.match(String(payload['linkToMessage']), /^https:\/\/teams\.microsoft\.com\/l\/message\//);
    assert.equal(sandbox.client.dialog(ada)?.title, 'New ticket');
    sandbox.bot.on('composeExtension/submitAction', () => results(card('Ticket 13')));
    await sandbox.client.submitDialog(ada, { title: 'Printer' });
    assert.deepEqual(value()['data'], { nonce: 'n1', title: 'Printer' });
    assert.deepEqual(value()['messagePayload'], payload);
    assert.equal(sandbox.client.dialog(ada), undefined);
    const { said: sent } = await sandbox.client.say(ada, '', { in: 'group' });
    assert.match(JSON.stringify(sent?.attachments), /Ticket 13/);
  });

  it('offers a command only where the manifest does', async () => {
    const { said } = await sandbox.client.say(ada, 'hello');
    await assert.rejects(sandbox.client.messageAction(ada, said?.id ?? '', 'removeEverything'), /no action command/);
    await assert.rejects(sandbox.client.search(ada, 'x', { command: 'createTicket' }), /no query command/);
  });

  it('keeps a dialog open while the bot fails, replaces it when told so, and closes it in the end', async () => {
    const form = { type: 'Input.Text', id: 'title', isRequired: true, errorMessage: 'Give it a title' };
    const submit = { type: 'Action.Submit', title: 'Save' };
    const shown = { contentType: adaptive, content: { type: 'AdaptiveCard', body: [form], actions: [submit] } };
    sandbox.bot.on('task/fetch', () => dialog('First', shown));
    await sandbox.client.openDialog(ada, { msteams: { type: 'task/fetch' }, what: 'log-time' });
    assert.deepEqual(value(), { data: { msteams: { type: 'task/fetch' }, what: 'log-time' }, context: { theme: 'default' } });
    assert.equal((await sandbox.client.submitDialog(ada)).shown.kind, 'refused-inputs');
    assert.equal((await sandbox.client.submitDialog(ada, { title: 'a' })).shown.kind, 'error');
    assert.equal(sandbox.client.dialog(ada)?.title, 'First');
    sandbox.bot.on('task/submit', () => dialog('Second', shown));
    await sandbox.client.submitDialog(ada, { title: 'a' });
    assert.equal(sandbox.client.dialog(ada)?.title, 'Second');
    sandbox.bot.on('task/submit', () => ({ status: 200, body: { task: { type: 'message', value: 'Saved' } } }));
    assert.deepEqual((await sandbox.client.submitDialog(ada, { title: 'a' })).shown, { kind: 'text', text: 'Saved' });
    assert.equal(sandbox.client.dialog(ada), undefined);
  });

  it('asks about links of the hosts in the manifest only', async () => {
    sandbox.bot.on('composeExtension/queryLink', (activity) => results(card(String(valueAt(activity, 'value', 'url')))));
    const known = await sandbox.client.unfurl(ada, 'https://eu.desk.example/tickets/12');
    assert.equal(known.shown.kind, 'results');
    for (const url of [
      'https://desk.example.evil.test/',
      'https://a.b.desk.example/',
      'ftp://desk.contoso.example/',
      'no link',
    ]) {
      assert.deepEqual((await sandbox.client.unfurl(ada, url)).deliveries, [], url);
    }
    const { said } = await sandbox.client.say(ada, 'https://eu.desk.example/tickets/12');
    assert.match(JSON.stringify(said?.attachments), /tickets\/12/);
  });

  it('keeps an activity feed for each person', () => {
    const item = sandbox.client.notify(ada, { title: 'Assigned to you', preview: 'Printer', from: 'Deskhand' });
    sandbox.client.readFeed(ada, item.id);
    assert.deepEqual(sandbox.client.feed(ada), [{ ...item, read: true }]);
    assert.deepEqual(sandbox.client.feed(ben), []);
  });
});
