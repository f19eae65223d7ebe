import { nonce, reference } from '../../src/config/ids.ts';
import { changeNotificationsRoute } from '../../src/http/change-notifications.ts';
import { startServer } from '../../src/http/server.ts';
import { stateHashOf } from '../../src/services/subscriptions/carry-out.ts';
import { changeBatchCollection } from '../../src/services/subscriptions/change-queue.ts';
import { changeCollections } from '../../src/services/subscriptions/collections.ts';
import { HeldSubscriptions } from '../../src/services/subscriptions/held-subscriptions.ts';
import { RefusedCalls } from '../../src/services/subscriptions/refused-calls.ts';
import { changeCalls } from '../../src/services/subscriptions/take-calls.ts';
import { openStore } from '../../src/store/open-store.ts';
import { type Serving, serveParent } from '../harness/child.ts';
import { temporaryFolder } from '../harness/temporary-folder.ts';
import { subscription } from './told-changes.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The desk's address for change notifications as the program serves it; what is queued stays queued, so that it can be counted. */
async function start(): Promise<Serving> {
  const { folder, remove } = await temporaryFolder();
  const now = () => new Date();
  const store = await openStore({ folder, clock: { now } });
  await store.prepare(changeCollections);
  const { tenantId, slot, id, state, entraTenantId } = subscription;
  const facts = {
    title: 'Users',
    consumer: 'directory' as const,
    resource: 'users',
    changeTypes: 'updated,deleted',
    clientId: 'bench',
  };
  const live = { wish: 'users', url: '', state: 'live' as const, current: true as const, madeAt: now(), graphId: id };
  await new HeldSubscriptions(store, tenantId).add({ ...facts, ...live, slot, entraTenantId, stateHash: stateHashOf(state) });
  const refused = new RefusedCalls();
  const calls = changeCalls({ store, kinds: [{ name: 'users', settle: 2_000 }], refused, now, nonce, arrived: () => undefined });
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    routes: [changeNotificationsRoute(calls)],
    log: quiet,
    reference,
  });
  const queued = async () => {
    const filter = { tenantId, wish: 'users', dueAt: { $gte: new Date(0) } };
    const queue = store.collection(changeBatchCollection);
    const [last] = await queue.find(filter, { limit: 1 });
    return { calls: await queue.count(filter), items: last?.items.length ?? 0, refused: Object.keys(refused.total()).length };
  };
  const close = async () => {
    await server.close();
    await store.close();
    await remove();
  };
  return { ready: { url: `${server.url}/api/graph/changes/${tenantId}/${slot}` }, ask: queued, close };
}

if (process.send) await serveParent(start);
