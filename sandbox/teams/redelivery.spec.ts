import assert from 'node:assert/strict';
import type { ManualClock } from '../sandbox-clock.ts';
import { createManualClock } from '../sandbox-clock.ts';
import { people } from '../testing/contoso.ts';
import type { RunningSandbox } from '../testing/running-sandbox.ts';
import { startWithEchoBot } from '../testing/running-sandbox.ts';

describe('redelivery in the sandbox', () => {
  let sandbox: RunningSandbox;
  let clock: ManualClock;
  const { ada } = people;
  beforeEach(async () => {
    clock = createManualClock(new Date('2026-11-03T09:00:00Z'));
    sandbox = await startWithEchoBot({ clock });
    await sandbox.client.open(ada);
    sandbox.bot.received.length = 0;
  });
  afterEach(async () => {
    assert.deepEqual(sandbox.bot.problems, []);
    await sandbox.close();
  });

  const ids = () => sandbox.bot.received.map((activity) => activity['id']);
  const texts = () => sandbox.bot.received.map((activity) => activity['text']);
  async function heard(count: number): Promise<void> {
    while (sandbox.bot.received.length < count) await new Promise((resume) => setImmediate(resume));
  }
  /** Makes the bot never answer a message. */
  function hang(name: string): void {
    sandbox.bot.on(name, () => new Promise(() => undefined));
  }

  it('sends the same activity again under the same id', async () => {
    const outcome = await sandbox.client.say(ada, 'once', { delivery: 'same-id' });
    assert.equal(outcome.deliveries.length, 2);
    assert.deepEqual(sandbox.bot.received[0], sandbox.bot.received[1]);
  });

  it('sends the same text again under a new id and time', async () => {
    await sandbox.client.say(ada, 'once', { delivery: 'new-id' });
    assert.deepEqual(texts(), ['once', 'once']);
    assert.notEqual(ids()[0], ids()[1]);
  });

  it('repeats the last activity on demand', async () => {
    await sandbox.client.say(ada, 'again');
    await sandbox.client.redeliver(ada, false);
    await sandbox.client.redeliver(ada, true);
    assert.deepEqual(texts(), ['again', 'again', 'again']);
    assert.deepEqual([ids()[0] === ids()[1], ids()[0] === ids()[2]], [true, false]);
  });

  it('plans the next activity only, and submits twice for as long as that is switched on', async () => {
    sandbox.switches.set({ nextDelivery: 'twice-same-id' });
    await sandbox.client.say(ada, 'a');
    await sandbox.client.say(ada, 'b');
    assert.deepEqual(texts(), ['a', 'a', 'b']);
    sandbox.switches.set({ submitTwice: true });
    await sandbox.client.say(ada, 'c');
    await sandbox.client.openDialog(ada, {});
    assert.equal(sandbox.bot.received.length, 6);
  });

  it('gives up on a message after fifteen seconds, and delivers it again twice where that is switched on', async () => {
    hang('message');
    sandbox.switches.set({ redeliverWhenSlow: true });
    const saying = sandbox.client.say(ada, 'slow');
    for (const count of [1, 2, 3]) {
      await heard(count);
      await clock.advance(15_000);
    }
    const { deliveries } = await saying;
    assert.deepEqual(
      deliveries.map((delivery) => delivery.outcome),
      ['timed-out', 'timed-out', 'timed-out'],
    );
    assert.deepEqual([ids()[0] === ids()[1], ids()[0] === ids()[2]], [true, false]);
  });

  it('gives up on the message extension after five seconds', async () => {
    hang('composeExtension/query');
    const searching = sandbox.client.search(ada, 'slow');
    await heard(1);
    await clock.advance(5_000);
    assert.deepEqual((await searching).shown, { kind: 'error', text: 'Unable to reach app. Please try again.' });
  });

  it('says so when the bot is not there, and greets again later', async () => {
    await sandbox.bot.close();
    const outcome = await sandbox.client.say(ada, 'anyone?');
    assert.equal(outcome.deliveries[0]?.outcome, 'unreachable');
    const other = await sandbox.client.open(people.ben);
    assert.deepEqual(
      other.deliveries.map((delivery) => delivery.outcome),
      ['unreachable', 'unreachable'],
    );
    assert.equal(sandbox.world.personalChat(sandbox.world.person(people.ben)).greeted, false);
  });
});
