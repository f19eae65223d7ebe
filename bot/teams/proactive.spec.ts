import assert from 'node:assert/strict';
import { ActivityTypes, TurnContext } from 'botbuilder';
import { DeskhandAdapter } from './adapter.ts';
import { answer, connectorOn, scripted } from './connector-fixture.ts';
import { activityOf } from './endpoint-fixture.ts';
import { ExchangeBroken } from './exchange.ts';
import { proactive } from './proactive.ts';
import type { Conversation } from './turn.ts';

const serviceUrl = 'https://smba.trafficmanager.net/emea/';
const conversation: Conversation = { id: '19:chat@thread.v2', type: 'group', serviceUrl, botId: '28:b', entraTenantId: 't' };
const unexpected = (error: unknown) => assert.fail(String(error));
const message = { text: 'Ticket 7 changed.', summary: 'Ticket 7 changed.' };

describe('Writing outside a turn', () => {
  it('sends, replaces and takes back a message in a conversation that is known', async () => {
    const { exchange, requests } = scripted(answer(201, { id: 'm1' }), answer(200, { id: 'm1' }), answer(200));
    const desk = proactive(connectorOn(exchange).connector, unexpected);
    assert.deepEqual(await desk.send(conversation, message), { state: 'sent', value: { id: 'm1' }, code: '201' });
    await desk.update(conversation, 'm1', { ...message, card: { type: 'AdaptiveCard' } });
    assert.deepEqual(await desk.remove(conversation, 'm1'), { state: 'sent', value: { id: 'm1' }, code: '200' });
    const base = `${serviceUrl}v3/conversations/19%3Achat%40thread.v2/activities`;
    assert.deepEqual(
      requests.map(({ method, url }) => [method, url]),
      [
        ['POST', base],
        ['PUT', `${base}/m1`],
        ['DELETE', `${base}/m1`],
      ],
    );
    const sent = JSON.parse(requests[0]?.body ?? '');
    assert.deepEqual([sent.from, sent.conversation], [{ id: '28:b' }, { id: conversation.id, isGroup: true, tenantId: 't' }]);
  });

  it('runs what follows a message once it was acknowledged, and only then', async () => {
    const { exchange } = scripted(answer(201, { id: 'm1' }), new ExchangeBroken('ECONNRESET', true));
    const failures: unknown[] = [];
    const desk = proactive(connectorOn(exchange).connector, (error) => failures.push(error));
    const ids: string[] = [];
    const onSent = async (id: string) => {
      ids.push(id);
      throw new Error('ledger full');
    };
    assert.equal((await desk.send(conversation, { ...message, onSent })).state, 'sent');
    assert.equal((await desk.send(conversation, { ...message, onSent })).state, 'uncertain');
    assert.deepEqual(ids, ['m1']);
    assert.equal(failures.length, 1);
  });

  it('opens the personal conversation with someone', async () => {
    const { exchange } = scripted(answer(200, { id: 'a:new' }), answer(403));
    const desk = proactive(connectorOn(exchange).connector, unexpected);
    const person = { serviceUrl, botId: '28:b', entraTenantId: 't', memberId: '29:ada' };
    const opened = await desk.open(person);
    assert.deepEqual(opened.state === 'sent' && opened.value, {
      id: 'a:new',
      type: 'personal',
      serviceUrl,
      botId: '28:b',
      entraTenantId: 't',
    });
    assert.deepEqual(await desk.open(person), { state: 'failed', code: '403' });
  });
});

describe('The adapter', () => {
  it('updates, deletes and continues through the same send layer', async () => {
    const { exchange, requests } = scripted(answer(200, { id: 'm' }));
    const adapter = new DeskhandAdapter(connectorOn(exchange).connector);
    const activity = activityOf(serviceUrl) as unknown as TurnContext['activity'];
    await adapter.run(activity, async (context) => {
      await context.updateActivity({ id: 'm1', type: 'message', text: 'new' });
      await context.deleteActivity('m1');
      await context.sendActivity({ type: ActivityTypes.Trace });
    });
    const reference = TurnContext.getConversationReference(activity);
    await adapter.continueConversationAsync('app', reference, async (context) => {
      await context.sendActivity('later');
    });
    assert.deepEqual(
      requests.map(({ method, url }) => [method, url.slice(url.indexOf('/activities'))]),
      [
        ['PUT', '/activities/m1'],
        ['DELETE', '/activities/m1'],
        ['POST', '/activities'],
      ],
    );
    assert.equal(JSON.parse(requests[2]?.body ?? '').recipient.id, '29:ada');
  });

  it('throws when a message was not acknowledged, and says whether it may have arrived', async () => {
    const { exchange } = scripted(answer(502));
    const adapter = new DeskhandAdapter(connectorOn(exchange).connector);
    const run = adapter.run(activityOf(serviceUrl) as unknown as TurnContext['activity'], async (context) => {
      await context.sendActivity('x');
    });
    await assert.rejects(run, { name: 'SendBroken', state: 'uncertain', code: '502' });
  });
});
