import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Microsoft } from '../open-microsoft.ts';
import { ids, type MicrosoftDesk, microsoftDesk } from '../testing/microsoft-fixture.ts';
import { heldTokenCollection } from './held-tokens.ts';
import { TokenLease } from './token-lease.ts';

const entered = { name: 'Main', clientId: ids.client, entraTenantId: ids.other, secret: 'canary-secret-abcd' };
const minute = 60_000;
const callers = 64;
const expiries = 8;

describe('One refresh among 64 callers of two processes', () => {
  let desk: MicrosoftDesk;
  beforeEach(async () => {
    desk = await microsoftDesk();
    desk.entra.secrets.add(entered.secret);
    desk.entra.delay = 5;
    await desk.done('ada', 'profile.add', entered);
  });
  afterEach(() => desk.close());

  async function connect(): Promise<void> {
    const address = new URL(
      await desk.microsoft.connections.begin(desk.tenantId, 'meetings', 'm', 'https://desk.example/connected'),
    );
    await desk.microsoft.connections.complete(desk.tenantId, 'm', { state: address.searchParams.get('state')!, code: 'x' });
  }

  /** Lets every caller of every process ask at once; answers the values they were given. */
  async function allAsk(processes: readonly Microsoft[]): Promise<Set<string>> {
    const asks = processes.flatMap(({ tokens }) =>
      Array.from({ length: callers }, () => tokens.delegated(desk.tenantId, 'meetings')()),
    );
    return new Set((await Promise.all(asks)).map(({ value }) => value));
  }

  for (const off of [0, 5 * minute, -5 * minute]) {
    it(`happens at every expiry, with the second clock off by ${off / minute} minutes, and no grant is lost`, async () => {
      await connect();
      const second = await desk.process({ now: () => new Date(desk.now().getTime() + off) });
      const processes = [desk.microsoft, second];
      for (let expiry = 0; expiry < expiries; expiry += 1) {
        desk.advance(61 * minute);
        const before = desk.entra.calls.length;
        assert.equal((await allAsk(processes)).size, 1, `expiry ${expiry}`);
        assert.equal(desk.entra.calls.length - before, 1, `expiry ${expiry}`);
      }
      assert.deepEqual(desk.entra.reused, []);
    });
  }

  it('happens after a 401 that all of them met', async () => {
    await connect();
    const second = await desk.process();
    desk.advance(2 * minute);
    const sources = [desk.microsoft, second].flatMap(({ tokens }) =>
      Array.from({ length: callers }, () => tokens.delegated(desk.tenantId, 'meetings')),
    );
    await Promise.all(sources.map((source) => source()));
    const before = desk.entra.calls.length;
    await Promise.all(sources.map((source) => source({ renew: true })));
    assert.equal(desk.entra.calls.length - before, 1);
    assert.deepEqual(desk.entra.reused, []);
  });

  it('happens although a process died in the middle of its own', async () => {
    await connect();
    const [held] = await desk.store.collection(heldTokenCollection).find({ tenantId: desk.tenantId, profileId: { $gt: '' } });
    await desk.store
      .collection(heldTokenCollection)
      .updateOne({ _id: held!._id, tenantId: desk.tenantId }, { $set: { holder: 'dead', beat: 'b' } });
    desk.advance(61 * minute);
    const quick = await desk.process({ sleep: () => sleep(0) });
    assert.match((await quick.tokens.delegated(desk.tenantId, 'meetings')()).value, /canary-access-refresh_token/);
  });

  it('would not hold without the lease', async () => {
    await connect();
    const { claim } = TokenLease.prototype;
    TokenLease.prototype.claim = async (wanted) => {
      const held = (await desk.store.collection(heldTokenCollection).findOne({ _id: wanted.id, tenantId: wanted.tenantId }))!;
      return { held, beat: held.beat };
    };
    try {
      const second = await desk.process();
      desk.advance(61 * minute);
      const asks = [desk.microsoft, second].map(({ tokens }) => tokens.delegated(desk.tenantId, 'meetings')());
      await Promise.allSettled(asks);
      assert.equal(desk.entra.reused.length, 1);
    } finally {
      TokenLease.prototype.claim = claim;
    }
  });
});
