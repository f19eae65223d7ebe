import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { ids, type MicrosoftDesk, microsoftDesk } from '../testing/microsoft-fixture.ts';
import type { Asked } from '../testing/refresh-child.ts';
import { serveStore } from '../testing/store-over-ipc.ts';

const child = fileURLToPath(new URL('../testing/refresh-child.ts', import.meta.url));
const minute = 60_000;
const callers = 64;
const expiries = 4;

describe('One refresh among 64 callers in each of two processes of the system', function () {
  this.timeout(60_000);
  let desk: MicrosoftDesk;
  let processes: ChildProcess[];
  beforeEach(async () => {
    processes = [];
    desk = await microsoftDesk();
    desk.entra.secrets.add('canary-secret-abcd');
    desk.entra.delay = 20;
    const profile = { name: 'Main', clientId: ids.client, entraTenantId: ids.other, secret: 'canary-secret-abcd' };
    await desk.done('ada', 'profile.add', profile);
    const address = await desk.microsoft.connections.begin(desk.tenantId, 'meetings', 'm', 'https://desk.example/connected');
    const state = new URL(address).searchParams.get('state')!;
    await desk.microsoft.connections.complete(desk.tenantId, 'm', { state, code: 'x' });
  });
  afterEach(async () => {
    await Promise.all(
      processes.map(async (one) => {
        const ended = one.exitCode === null && one.signalCode === null ? once(one, 'exit') : undefined;
        one.kill();
        await ended;
      }),
    );
    await desk.close();
  });

  async function start(lease: 'with' | 'without'): Promise<ChildProcess> {
    const started = fork(child, [desk.entra.url, lease], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    processes.push(started);
    const ready = new Promise<void>((resolve, reject) => {
      started.on('message', (said: { ready?: true }) => said.ready && resolve());
      started.once('exit', () => reject(new Error('the process ended before it was ready')));
    });
    serveStore(started, desk.store);
    await ready;
    return started;
  }
  /** Lets all callers of one process ask; `off` is how far its clock is from the others'. */
  function ask(one: ChildProcess, off: number): Promise<string[]> {
    return new Promise((resolve) => {
      const take = (said: Asked) => {
        if (said.ask === undefined) return;
        one.off('message', take);
        resolve(said.values);
      };
      one.on('message', take);
      one.send({ ask: 1, tenantId: desk.tenantId, callers, at: desk.now().getTime() + off });
    });
  }

  for (const off of [0, 5 * minute, -5 * minute])
    it(`happens once at every expiry, with the second clock off by ${off / minute} minutes`, async () => {
      const [first, second] = await Promise.all([start('with'), start('with')]);
      for (let expiry = 0; expiry < expiries; expiry += 1) {
        desk.advance(61 * minute);
        const before = desk.entra.calls.length;
        const values = (await Promise.all([ask(first, 0), ask(second, off)])).flat();
        assert.equal(new Set(values).size, 1, values.join());
        assert.match(values[0]!, /^canary-access-refresh_token/);
        assert.equal(desk.entra.calls.length - before, 1, `expiry ${expiry}`);
      }
      assert.deepEqual(desk.entra.reused, []);
    });

  it('would not hold without the lease: a grant is used twice', async () => {
    const [first, second] = await Promise.all([start('without'), start('without')]);
    desk.advance(61 * minute);
    await Promise.all([ask(first, 0), ask(second, 0)]);
    assert.equal(desk.entra.reused.length, 1);
  });
});
