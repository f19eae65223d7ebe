import assert from 'node:assert/strict';
import { openEndpoint } from './endpoint-fixture.ts';
import { specNow } from './signing-fixture.ts';
import type { OutgoingMessage, TurnAnswer } from './turn.ts';

const say = (text: string, more: Partial<OutgoingMessage> = {}): TurnAnswer => ({ messages: [{ text, summary: text, ...more }] });

/** A promise that a spec fulfils when it likes. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describe('A delivery to the bot', () => {
  let endpoint: Awaited<ReturnType<typeof openEndpoint>>;
  afterEach(() => endpoint.close());

  it('is answered in its conversation as a reply, with our token, once acknowledged', async () => {
    const acknowledged: string[] = [];
    const onSent = async (id: string) => void acknowledged.push(id);
    endpoint = await openEndpoint({
      handlers: { text: async () => say('Two tickets.', { card: { type: 'AdaptiveCard' }, onSent }) },
    });
    const answer = await endpoint.post(endpoint.activity());
    assert.equal(answer.status, 200);
    assert.equal(answer.text, '');
    const [sent] = endpoint.connector.received;
    assert.equal(sent?.method, 'POST');
    assert.equal(sent?.path, '/teams/v3/conversations/a%3Aconversation/activities/1700000000001');
    assert.equal(sent?.authorization, 'Bearer our-own-token');
    const { text, summary, replyToId, recipient, from, attachments } = sent.body as Record<string, { id: string }>;
    assert.deepEqual([text, summary, replyToId], ['Two tickets.', 'Two tickets.', '1700000000001']);
    assert.deepEqual([recipient?.id, from?.id], ['29:ada', '28:5f1d7c52-0f40-4b6e-9d8f-0c7a3d2b1e11']);
    assert.deepEqual(attachments, [
      { contentType: 'application/vnd.microsoft.card.adaptive', content: { type: 'AdaptiveCard' } },
    ]);
    assert.deepEqual(acknowledged, ['sent-1']);
    assert.deepEqual(
      endpoint.records.map(({ state }) => state),
      ['sent'],
    );
  });

  it('is handled once when it comes twenty times at once', async () => {
    endpoint = await openEndpoint({ handlers: { text: async () => say('Once.') } });
    const answers = await Promise.all(Array.from({ length: 20 }, () => endpoint.post(endpoint.activity())));
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
    assert.equal(endpoint.calls.length, 1);
    assert.equal(endpoint.connector.received.length, 1);
  });

  it('would be handled twenty times without the guard', async () => {
    endpoint = await openEndpoint({ guard: { once: (_turn, work) => work() } });
    await Promise.all(Array.from({ length: 20 }, () => endpoint.post(endpoint.activity())));
    assert.equal(endpoint.calls.length, 20);
  });

  it('is not handled again within ten minutes, and is after that', async () => {
    let now = specNow;
    endpoint = await openEndpoint({ now: () => now });
    await endpoint.post(endpoint.activity());
    now += 100_000;
    assert.equal((await endpoint.post(endpoint.activity())).status, 200);
    assert.equal(endpoint.calls.length, 1);
    now += 600_000;
    await endpoint.post(endpoint.activity());
    assert.equal(endpoint.calls.length, 2);
  });

  it('is another one in another conversation, of another type, or as a later edit of the same message', async () => {
    endpoint = await openEndpoint();
    const edit = { type: 'messageUpdate', text: 'edited' };
    await endpoint.post(endpoint.activity());
    await endpoint.post(endpoint.activity({ conversation: { id: 'a:other' } }));
    await endpoint.post(endpoint.activity(edit));
    await endpoint.post(endpoint.activity({ ...edit, timestamp: '2026-11-20T10:00:09.000Z' }));
    await endpoint.post(endpoint.activity({ ...edit, timestamp: '2026-11-20T10:00:09.000Z' }));
    assert.deepEqual(
      endpoint.calls.map(({ handler }) => handler),
      ['text', 'text', 'edited', 'edited'],
    );
  });

  it('of an invoke gets the first answer again, under way or finished', async () => {
    const { opened, open } = gate();
    let count = 0;
    const execute = async () => {
      await opened;
      count += 1;
      return { invoke: { status: 200, body: { statusCode: 200, type: 'x', value: count } } };
    };
    endpoint = await openEndpoint({ handlers: { execute } });
    const invoke = endpoint.activity({ type: 'invoke', name: 'adaptiveCard/action' });
    const both = [endpoint.post(invoke), endpoint.post(invoke)];
    open();
    const answers = [...(await Promise.all(both)), await endpoint.post(invoke)];
    assert.deepEqual(
      answers.map(({ body }) => body?.value),
      [1, 1, 1],
    );
    assert.equal(answers[2]!.headers.get('content-type'), 'application/json; charset=utf-8');
  });

  it('that is worked on for long is answered 202, shows typing, and is finished all the same', async () => {
    const { opened, open } = gate();
    const text = () => opened.then(() => say('Done at last.'));
    endpoint = await openEndpoint({ handlers: { text }, waits: { answer: 60, typing: 10 } });
    assert.equal((await endpoint.post(endpoint.activity())).status, 202);
    open();
    await endpoint.settled();
    assert.deepEqual(
      endpoint.connector.received.map(({ body }) => body.type),
      ['typing', 'message'],
    );
    assert.deepEqual(
      endpoint.records.map(({ operation }) => operation),
      ['reply'],
    );
  });

  it('shows typing by our clock alone: the library’s own of one second, for all turns together, is off', async () => {
    const text = () => new Promise<TurnAnswer>((resolve) => setTimeout(() => resolve(say('Done.')), 1_300));
    endpoint = await openEndpoint({ handlers: { text }, waits: { typing: 60_000 } });
    await endpoint.post(endpoint.activity());
    await endpoint.settled();
    assert.deepEqual(
      endpoint.connector.received.map(({ body }) => body.type),
      ['message'],
    );
  });

  it('of an invoke that takes too long is answered with a sentence in its own shape', async () => {
    const { opened, open } = gate();
    endpoint = await openEndpoint({
      handlers: { dialogSubmit: () => opened.then(() => ({})) },
      waits: { answer: 20, typing: 10 },
    });
    const answer = await endpoint.post(endpoint.activity({ type: 'invoke', name: 'task/submit' }));
    open();
    assert.equal(answer.status, 200);
    assert.match(answer.body.task.value, /look at the record before you try again/);
  });

  it('is answered in the body when the sender expects replies there, the answer of an invoke with them', async () => {
    endpoint = await openEndpoint({
      handlers: {
        text: async () => say('Here.'),
        execute: async () => ({ ...say('And there.'), invoke: { status: 200, body: { value: 1 } } }),
      },
    });
    const message = await endpoint.post(endpoint.activity({ deliveryMode: 'expectReplies' }));
    assert.deepEqual(
      message.body.activities.map(({ text }: { text: string }) => text),
      ['Here.'],
    );
    const invoke = endpoint.activity({ type: 'invoke', name: 'adaptiveCard/action', deliveryMode: 'expectReplies' });
    const { activities } = (await endpoint.post(invoke)).body;
    assert.deepEqual(
      activities.map(({ type }: { type: string }) => type),
      ['invokeResponse', 'message'],
    );
    assert.deepEqual(activities[0].value, { status: 200, body: { value: 1 } });
    assert.deepEqual(endpoint.connector.received, []);
  });

  it('goes on when a message is not acknowledged or what follows it fails', async () => {
    const onSent = async () => {
      throw new Error('ledger full');
    };
    const text = async () => ({
      messages: [
        { text: 'one', summary: 'one' },
        { text: 'two', summary: 'two', onSent },
      ],
    });
    endpoint = await openEndpoint({ handlers: { text } });
    endpoint.connector.answer(({ body }) => ({ status: body.text === 'one' ? 502 : 201, body: { id: 'x' } }));
    assert.equal((await endpoint.post(endpoint.activity())).status, 200);
    assert.deepEqual(
      endpoint.records.map(({ state }) => state),
      ['uncertain', 'sent'],
    );
    assert.deepEqual(
      endpoint.connector.received.map(({ body }) => body.text),
      ['one', 'two'],
    );
  });
});
