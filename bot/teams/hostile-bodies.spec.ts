import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openEndpoint } from './endpoint-fixture.ts';

const refused: [string, unknown][] = [
  ['null', null],
  ['a list', []],
  ['a number', 7],
  ['a text', '"hello"'],
  ['malformed JSON', '{"type":'],
  ['an activity without a type', { type: undefined }],
  ['a type that is an object', { type: {} }],
  ['an activity without a conversation', { conversation: undefined }],
  ['a conversation that is a text', { conversation: 'a:1' }],
  ['a conversation id that is a list', { conversation: { id: ['a'] } }],
  ['an activity from nobody', { from: null }],
  ['a sender id that is a number', { from: { id: 7 } }],
  ['an activity for no bot', { recipient: undefined }],
  ['a message without an id', { id: undefined }],
  ['a message whose id is an object', { id: { toString: 1 } }],
  ['an invoke without a name', { type: 'invoke' }],
  ['an invoke whose name is a list', { type: 'invoke', name: ['task/fetch'] }],
  ['a sender id as long as a book', { from: { id: 'x'.repeat(5_000) } }],
];

const survived: [string, object][] = [
  ['entities that are no list', { entities: { length: 3 } }],
  ['entities that are nothing', { entities: [null, 7, 'x', [], { type: {} }] }],
  [
    'a mention without anybody',
    {
      entities: [
        { type: 'mention', text: '<at>' },
        { type: 'mention', mentioned: 7, text: {} },
      ],
    },
  ],
  ['text that is an object', { text: { toString: null } }],
  ['channel data that is a text', { channelData: 'x' }],
  ['members that are no list', { type: 'conversationUpdate', membersAdded: { 0: { id: 1 } } }],
  ['members that are nothing', { type: 'conversationUpdate', membersAdded: [null, 7, 'x'] }],
  ['a locale and a zone that are lists', { locale: ['de'], localTimezone: ['Europe/Berlin'] }],
  ['a prototype in the payload', { text: '', value: JSON.parse('{"__proto__":{"polluted":true}}') }],
  ['a delivery mode nobody knows', { deliveryMode: { x: 1 } }],
  ['a timestamp that is no time', { timestamp: 'yesterday' }],
];

describe('A hostile body with a good token', () => {
  let endpoint: Awaited<ReturnType<typeof openEndpoint>>;
  before(async () => {
    endpoint = await openEndpoint();
  });
  after(() => endpoint.close());

  for (const [name, change] of refused) {
    it(`is refused with a plain sentence when it is ${name}`, async () => {
      const whole = typeof change === 'object' && change !== null && !Array.isArray(change);
      const body = whole ? endpoint.activity(change) : typeof change === 'string' ? change : JSON.stringify(change);
      const answer = await endpoint.post(body);
      assert.equal(answer.status, 400);
      assert.match(answer.body.text, /^[A-Z][^{}<>]*\.$/);
    });
  }

  for (const [name, more] of survived) {
    it(`is answered without failing when it has ${name}`, async () => {
      assert.equal((await endpoint.post(endpoint.activity({ id: name, ...more }))).status, 200);
      assert.equal(({} as { polluted?: boolean }).polluted, undefined);
    });
  }

  it('is refused when it is larger than 256 KB, not JSON by its type, or nested deep', async () => {
    assert.equal((await endpoint.post(endpoint.activity({ text: 'x'.repeat(300_000) }))).status, 413);
    assert.equal((await endpoint.post(endpoint.activity(), { 'content-type': 'text/plain' })).status, 415);
    const deep = `{"value":${'['.repeat(60_000)}${']'.repeat(60_000)}}`;
    assert.ok((await endpoint.post(deep)).status < 500);
  });

  it('never makes the endpoint fail, whatever is put where', async () => {
    const names = [
      'type',
      'name',
      'id',
      'from',
      'recipient',
      'conversation',
      'entities',
      'value',
      'text',
      'channelData',
      'locale',
      'timestamp',
    ];
    const more = ['membersAdded', 'action', 'deliveryMode', 'localTimezone', 'attachments', 'replyToId', 'reactionsAdded'];
    const change = fc.dictionary(fc.constantFrom(...names, ...more), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 4 });
    const type = fc.constantFrom('message', 'invoke', 'messageUpdate', 'conversationUpdate', 'installationUpdate', 'event');
    const property = fc.asyncProperty(change, type, fc.string(), async (changed, base, id) => {
      const { status } = await endpoint.post(endpoint.activity({ id: `f${id}`, type: base, name: 'task/fetch', ...changed }));
      assert.ok(status < 500 || status === 501, `${status}`);
    });
    await fc.assert(property, { numRuns: 400 });
  });
});
