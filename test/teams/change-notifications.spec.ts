import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readSettings } from '../../src/config/settings.ts';
import { type Deskhand, startDeskhand } from '../../src/main.ts';
import { seedTenants } from '../../src/seed/people.ts';
import { objectIdOf } from './desk-fixture.ts';

const [{ entraTenantId }] = seedTenants as unknown as [(typeof seedTenants)[number]];

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('a whole Deskhand that Microsoft tells of changes', function () {
  this.timeout(60_000);
  let deskhand: Deskhand;
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deskhand-changes-'));
    const settings = readSettings([`--port=${await freePort()}`, '--sandbox-port=0', `--data=${folder}`], {});
    const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
    deskhand = await startDeskhand(settings, { now: () => new Date(), random: Math.random, log: quiet });
  });
  after(async () => {
    await deskhand.close();
    await rm(folder, { recursive: true, force: true });
  });

  const cloud = () => deskhand.sandbox!.cloud;
  const say = async (person: string, text: string) => {
    const { messages } = await deskhand.sandbox!.client.say(objectIdOf(person), text);
    return messages.map((message) => message.text).join('\n');
  };
  const until = async (isSo: () => Promise<boolean>) => {
    while (!(await isSo())) await sleep(200);
  };
  const enable = (accountEnabled: boolean) =>
    cloud().entra.directory.users.change(entraTenantId, objectIdOf('ravi'), { accountEnabled });

  it('subscribes by itself, lets nobody in whose account is switched off within seconds, and in again when it is switched on', async () => {
    await until(async () => cloud().graph.subscriptions().length === seedTenants.length);
    await until(async () => /told of as it happens until/.test(await say('ada', 'change notifications')));
    assert.match(await say('ravi', 'my tickets'), /You have \d+ open tickets/);
    enable(false);
    await until(async () => /not linked to a member/.test(await say('ravi', 'my tickets')));
    enable(true);
    await until(async () => /You have \d+ open tickets/.test(await say('ravi', 'my tickets')));
    assert.match(await say('ada', 'subscriptions'), /last told of now/);
    assert.deepEqual(cloud().violations, []);
  });
});
