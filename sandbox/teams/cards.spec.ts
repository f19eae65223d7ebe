import assert from 'node:assert/strict';
import type { JsonObject } from '../json.ts';
import { objectAt, textAt, valueAt } from '../json.ts';
import { people } from '../testing/contoso.ts';
import type { RunningSandbox } from '../testing/running-sandbox.ts';
import { startWithEchoBot } from '../testing/running-sandbox.ts';

const adaptive = 'application/vnd.microsoft.card.adaptive';

function cardMessage(card: JsonObject): JsonObject {
  return {
    type: 'message',
    attachments: [{ contentType: adaptive, content: { type: 'AdaptiveCard', version: '1.5', ...card } }],
  };
}

describe('cards in the sandbox', () => {
  let sandbox: RunningSandbox;
  const { ada, ben } = people;
  beforeEach(async () => {
    sandbox = await startWithEchoBot();
  });
  afterEach(async () => {
    assert.deepEqual(sandbox.bot.problems, []);
    await sandbox.close();
  });

  async function show(card: JsonObject, where = 'personal'): Promise<string> {
    sandbox.bot.on('message', async (activity, bot) => {
      await bot.send(activity, cardMessage(card));
      return undefined;
    });
    const { messages } = await sandbox.client.say(ada, 'card', { in: where, mention: where !== 'personal' });
    return messages[0]?.id ?? '';
  }
  function answerClick(type: string, value: unknown, statusCode = 200): void {
    sandbox.bot.on('adaptiveCard/action', () => ({ status: 200, body: { statusCode, type, value } }));
  }
  const execute = { type: 'Action.Execute', title: 'Assign', verb: 'ticket.assign', data: { nonce: 'n1' } };
  const note = { type: 'Input.Text', id: 'note', isRequired: true, errorMessage: 'Write a note' };
  const toggle = { type: 'Input.Toggle', id: 'isPublic', title: 'Public' };

  it('sends a click with the verb, the data and all inputs, and shows the card that comes back to this person only', async () => {
    const id = await show({ body: [note, toggle], actions: [execute] }, 'Service desk');
    answerClick(adaptive, { type: 'AdaptiveCard', body: [{ type: 'TextBlock', text: 'Assigned' }] });
    const outcome = await sandbox.client.press(ada, id, 'Assign', { note: 'mine' });
    const activity = sandbox.bot.received.at(-1);
    assert.deepEqual([activity?.['name'], activity?.['replyToId']], ['adaptiveCard/action', id]);
    assert.deepEqual(activity?.['value'], {
      action: {
        type: 'Action.Execute',
        title: 'Assign',
        verb: 'ticket.assign',
        data: { nonce: 'n1', note: 'mine', isPublic: 'false' },
      },
      trigger: 'manual',
    });
    assert.equal(outcome.shown.kind, 'card');
    assert.match(JSON.stringify(sandbox.client.messages(ada, 'group').at(-1)), /Assigned/);
    assert.doesNotMatch(JSON.stringify(sandbox.client.messages(ben, 'group').at(-1)), /Assigned/);
  });

  it('keeps a click back until the required inputs are there', async () => {
    const id = await show({ body: [note], actions: [execute] });
    const outcome = await sandbox.client.press(ada, id, 'ticket.assign');
    assert.deepEqual(outcome.shown, { kind: 'refused-inputs', inputs: [{ id: 'note', message: 'Write a note' }] });
    assert.deepEqual(outcome.deliveries, []);
  });

  it('shows texts and errors under the card, and a failure of its own for an answer of no known kind', async () => {
    const id = await show({ actions: [execute] });
    answerClick('application/vnd.microsoft.activity.message', 'Done');
    assert.deepEqual((await sandbox.client.press(ada, id, 'Assign')).shown, { kind: 'text', text: 'Done' });
    assert.equal(sandbox.client.messages(ada).at(-1)?.note, 'Done');
    answerClick('application/vnd.microsoft.error', { code: '403', message: 'Not yours' }, 403);
    assert.deepEqual((await sandbox.client.press(ada, id, 'Assign')).shown, { kind: 'error', text: 'Not yours', code: '403' });
    sandbox.bot.on('adaptiveCard/action', () => ({ status: 501 }));
    assert.equal((await sandbox.client.press(ada, id, 'Assign')).shown.kind, 'error');
  });

  it('sends the fallback as a message with a value when the client is old', async () => {
    const fallback = { type: 'Action.Submit', title: 'Assign', data: { verb: 'ticket.assign', nonce: 'n1' } };
    const id = await show({
      actions: [
        { ...execute, fallback },
        { ...execute, title: 'Newer only' },
      ],
    });
    sandbox.switches.set({ oldClient: true });
    await sandbox.client.press(ada, id, 'Assign');
    const activity = sandbox.bot.received.at(-1);
    assert.deepEqual([activity?.['type'], activity?.['text'], activity?.['replyToId']], ['message', undefined, id]);
    assert.deepEqual(activity?.['value'], { verb: 'ticket.assign', nonce: 'n1' });
    await assert.rejects(sandbox.client.press(ada, id, 'Newer only'), /no button/);
  });

  it('refreshes a card by itself for those it is meant for, each time it is shown or changed', async () => {
    const refreshed: string[] = [];
    sandbox.bot.on('adaptiveCard/action', (activity) => {
      refreshed.push(`${textAt(activity, 'from', 'name')} ${textAt(activity, 'value', 'trigger')}`);
      const body = [{ type: 'TextBlock', text: `for ${textAt(activity, 'from', 'name')}` }];
      return { status: 200, body: { statusCode: 200, type: adaptive, value: { type: 'AdaptiveCard', body } } };
    });
    const forAda = { userIds: [sandbox.world.person(ada).userId], action: { type: 'Action.Execute', verb: 'refresh' } };
    const id = await show({ body: [], refresh: forAda }, 'group');
    assert.deepEqual(refreshed, ['Ada Lindqvist automatic']);
    assert.match(JSON.stringify(sandbox.client.messages(ada, 'group').at(-1)), /for Ada/);
    await sandbox.client.open(ben, 'group');
    assert.equal(refreshed.length, 1);
    const activity = sandbox.bot.received.find((one) => objectAt(one, 'conversation')['isGroup'] === true) ?? {};
    const path = `/${encodeURIComponent(textAt(activity, 'conversation', 'id') ?? '')}/activities/${id}`;
    await sandbox.bot.call(activity, 'PUT', path, cardMessage({ body: [], refresh: forAda }));
    await sandbox.client.settled();
    assert.equal(refreshed.length, 2);
    await sandbox.client.open(ada, 'group');
    assert.equal(refreshed.length, 3);
  });

  it('asks for choices while a person types', async () => {
    const results = [{ title: 'Fabrikam', value: 'c1' }];
    sandbox.bot.on('application/search', () => ({
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.search.searchResponse', value: { results } },
    }));
    const id = await show({ body: [] });
    const outcome = await sandbox.client.typeahead(ada, { dataset: 'clients', text: 'fab', messageId: id });
    assert.deepEqual(outcome.shown, { kind: 'choices', choices: results });
    const value = valueAt(sandbox.bot.received.at(-1), 'value');
    assert.deepEqual(value, { queryText: 'fab', queryOptions: { skip: 0, top: 15 }, dataset: 'clients' });
  });

  it('writes for the person what a messageBack button says', async () => {
    const back = { type: 'messageBack', text: 'help', displayText: 'Help me', value: { from: 'welcome' } };
    const id = await show({ actions: [{ type: 'Action.Submit', title: 'Help', data: { msteams: back } }] });
    await sandbox.client.press(ada, id, 'Help');
    const activity = sandbox.bot.received.at(-1);
    assert.deepEqual([activity?.['text'], activity?.['value']], ['help', { from: 'welcome' }]);
    assert.ok(sandbox.client.messages(ada).some((message) => message.own && message.text === 'Help me'));
  });
});
