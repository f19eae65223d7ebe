import assert from 'node:assert/strict';
import { openEndpoint, tenantId } from './endpoint-fixture.ts';
import type { TurnHandlers } from './turn.ts';

type Row = [title: string, activity: object, handler: keyof TurnHandlers | undefined, status: number];

const bot = { id: '28:5f1d7c52-0f40-4b6e-9d8f-0c7a3d2b1e11' };
const invoke = (name: string, more: object = {}) => ({ type: 'invoke', name, value: {}, text: undefined, ...more });

const table: Row[] = [
  ['a typed message', { text: 'help' }, 'text', 200],
  ['an empty message', { text: '' }, 'text', 200],
  ['a message with only an attachment', { text: undefined, attachments: [{ contentType: 'image/png' }] }, 'text', 200],
  ['a card submission', { text: undefined, value: { verb: 'x' } }, 'submit', 200],
  ['a submission that shows its text', { text: 'log time', value: { verb: 'x' } }, 'text', 200],
  [
    'an edited message',
    { type: 'messageUpdate', channelData: { eventType: 'editMessage', tenant: { id: tenantId } } },
    'edited',
    200,
  ],
  ['an undeleted message', { type: 'messageUpdate', channelData: { eventType: 'undeleteMessage' } }, undefined, 200],
  ['a deleted message', { type: 'messageDelete' }, undefined, 200],
  ['a reaction', { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }, undefined, 200],
  ['a card action', invoke('adaptiveCard/action'), 'execute', 200],
  ['a type-ahead', invoke('application/search'), 'typeAhead', 200],
  ['an extension search', invoke('composeExtension/query'), 'extensionQuery', 200],
  ['a link to unfurl', invoke('composeExtension/queryLink'), 'linkQuery', 200],
  ['a link where the app is not installed', invoke('composeExtension/anonymousQueryLink'), undefined, 200],
  ['a chosen result', invoke('composeExtension/selectItem'), 'extensionSelect', 200],
  ['an extension dialog', invoke('composeExtension/fetchTask'), 'extensionOpen', 200],
  ['an extension submission', invoke('composeExtension/submitAction'), 'extensionSubmit', 200],
  ['the extension settings page', invoke('composeExtension/querySettingUrl'), undefined, 200],
  ['the extension setting', invoke('composeExtension/setting'), undefined, 200],
  ['a card button of a result', invoke('composeExtension/onCardButtonClicked'), undefined, 200],
  ['a dialog', invoke('task/fetch'), 'dialogOpen', 200],
  ['a dialog submission', invoke('task/submit'), 'dialogSubmit', 200],
  ['a sign-in code', invoke('signin/verifyState'), 'signIn', 200],
  ['a sign-in token', invoke('signin/tokenExchange'), 'signIn', 200],
  ['a failed sign-in', invoke('signin/failure'), 'signIn', 200],
  ['a file consent', invoke('fileConsent/invoke'), undefined, 501],
  ['a connector card action', invoke('actionableMessage/executeAction'), undefined, 501],
  ['a handoff', invoke('handoff/action'), undefined, 501],
  ['a feedback', invoke('message/submitAction'), undefined, 200],
  ['a bot configuration', invoke('config/fetch'), undefined, 501],
  ['a bot configuration submission', invoke('config/submit'), undefined, 501],
  ['a card tab', invoke('tab/fetch'), undefined, 501],
  ['a card tab submission', invoke('tab/submit'), undefined, 501],
  ['an invoke that nobody knows', invoke('composeExtension/somethingNew'), undefined, 501],
  ['an invoke that only looks like one', invoke('task/fetch/x'), undefined, 501],
  ['an installation', { type: 'installationUpdate', action: 'add' }, 'installed', 200],
  ['an installation by upgrade', { type: 'installationUpdate', action: 'add-upgrade' }, 'installed', 200],
  ['a removal', { type: 'installationUpdate', action: 'remove' }, 'removed', 200],
  ['a removal by upgrade', { type: 'installationUpdate', action: 'remove-upgrade' }, 'removed', 200],
  ['an installation update of another sort', { type: 'installationUpdate', action: {} }, undefined, 200],
  ['the bot joining', { type: 'conversationUpdate', membersAdded: [{ id: '29:x' }, bot] }, 'installed', 200],
  ['somebody else joining', { type: 'conversationUpdate', membersAdded: [{ id: '29:x' }] }, undefined, 200],
  ['the bot leaving', { type: 'conversationUpdate', membersRemoved: [bot] }, 'removed', 200],
  ['a renamed channel', { type: 'conversationUpdate', channelData: { eventType: 'channelRenamed' } }, undefined, 200],
  ['a read receipt', { type: 'event', name: 'application/vnd.microsoft/readReceipt' }, undefined, 200],
  ['a started meeting', { type: 'event', name: 'application/vnd.microsoft.meetingStart' }, undefined, 200],
  ['an event that nobody knows', { type: 'event', name: 'x' }, undefined, 200],
  ['somebody typing', { type: 'typing' }, undefined, 200],
  ['an ended conversation', { type: 'endOfConversation' }, undefined, 200],
  ['a trace', { type: 'trace' }, undefined, 200],
  ['a type that nobody knows', { type: 'handoff' }, undefined, 200],
  ['a command', { type: 'command', name: 'x' }, undefined, 200],
];

describe('The one messaging endpoint', () => {
  let endpoint: Awaited<ReturnType<typeof openEndpoint>>;
  beforeEach(async () => {
    endpoint = await openEndpoint();
  });
  afterEach(() => endpoint.close());

  for (const [title, more, handler, status] of table) {
    it(`gives ${title} to ${handler ?? 'nobody, quietly'}`, async () => {
      const answer = await endpoint.post(endpoint.activity(more));
      assert.equal(answer.status, status);
      assert.deepEqual(
        endpoint.calls.map((call) => call.handler),
        handler === undefined ? [] : [handler],
      );
      if (handler === undefined && status === 501) assert.equal(answer.text, '');
      assert.deepEqual(endpoint.connector.received, []);
    });
  }

  it('welcomes once however Teams tells of the installation', async () => {
    const added = { type: 'conversationUpdate', id: 'f:1', membersAdded: [bot] };
    const installed = { type: 'installationUpdate', id: 'f:2', action: 'add' };
    await Promise.all([endpoint.post(endpoint.activity(added)), endpoint.post(endpoint.activity(installed))]);
    assert.equal(endpoint.calls.length, 1);
    await endpoint.post(endpoint.activity({ type: 'installationUpdate', id: 'f:3', action: 'remove' }));
    await endpoint.post(endpoint.activity({ type: 'installationUpdate', id: 'f:4', action: 'add' }));
    assert.deepEqual(
      endpoint.calls.map(({ handler }) => handler),
      ['installed', 'removed', 'installed'],
    );
  });

  it('reads who, where, when and what from an activity', async () => {
    const conversation = { id: '19:x@thread.tacv2;messageid=1', conversationType: 'channel', tenantId };
    const entities = [
      { type: 'mention', text: '<at>Deskhand</at>', mentioned: bot },
      { type: 'mention', text: '<at>Grace Hopper</at>', mentioned: { id: '29:grace' } },
      { type: 'clientInfo', locale: 'en-GB', timezone: 'Europe/London' },
    ];
    const text = '<at>Deskhand</at>&nbsp;assign 5 to <at id="1">Grace Hopper</at>\n';
    await endpoint.post(endpoint.activity({ conversation, entities, text, locale: 7, localTimezone: 'Mars/Olympus' }));
    const turn = endpoint.calls[0]!.turn;
    assert.deepEqual(turn.sender, {
      teamsId: '29:ada',
      name: 'Ada',
      entraObjectId: '0e6a3c1d-aaaa-4bbb-8ccc-9dddeeefff00',
      entraTenantId: tenantId,
    });
    const { serviceUrl } = endpoint;
    assert.deepEqual(turn.conversation, {
      id: conversation.id,
      type: 'channel',
      serviceUrl,
      botId: bot.id,
      entraTenantId: tenantId,
    });
    assert.equal(turn.text, 'assign 5 to Grace Hopper');
    assert.equal(turn.locale, 'en-GB');
    assert.equal(turn.zone, 'Europe/London');
  });
});
