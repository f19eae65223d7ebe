import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DomainEvent } from '../../shared/domain/records.ts';
import type { Tenant } from '../../shared/domain/tenant.ts';
import { StoreUnavailable } from '../../shared/errors/store-errors.ts';
import type { Collection, DocumentStore } from '../../shared/ports/document-store.ts';
import { openStore } from '../../src/store/open-store.ts';
import { CardLedger, type PostedCard, postedCardCollection } from './card-ledger.ts';

const posted: Omit<PostedCard, '_id'> = {
  tenantId: 'one',
  conversation: { id: 'a:1', type: 'personal', serviceUrl: 'https://smba.trafficmanager.net/emea/', botId: '28:bot' },
  activityId: 'sent-1',
  record: { kind: 'ticket', id: 't1' },
  memberId: 'm1',
  senderTeamsId: '29:ada',
  postedAt: new Date('2026-11-20T10:00:00Z'),
  version: 3,
};

describe('the card ledger', () => {
  let folder: string;
  let store: DocumentStore;
  const failures: unknown[] = [];
  const ledgerOn = (on: DocumentStore) => new CardLedger(on, (error) => failures.push(error));
  const kept = () => store.collection(postedCardCollection).find({ tenantId: 'one', 'record.id': 't1' });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deskhand-spec-'));
    store = await openStore({ folder, clock: { now: () => new Date('2026-11-20T10:00:00Z') } });
    await store.prepare([postedCardCollection]);
    failures.length = 0;
  });

  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('writes the cards of a moment together, one for each message', async () => {
    const ledger = ledgerOn(store);
    ledger.remember(posted);
    ledger.remember({ ...posted, version: 4 });
    ledger.remember({ ...posted, activityId: 'sent-2' });
    assert.equal((await kept()).length, 0);
    await ledger.flush();
    assert.deepEqual((await kept()).map(({ activityId, version }) => [activityId, version]).sort(), [
      ['sent-1', 4],
      ['sent-2', 3],
    ]);
  });

  it('writes by itself a moment later', async () => {
    ledgerOn(store).remember(posted);
    while ((await kept()).length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  });

  it('marks a card that was posted a moment before its record changed', async () => {
    const ledger = ledgerOn(store);
    ledger.remember(posted);
    const event = { subject: { kind: 'ticket', id: 't1' }, at: new Date('2026-11-20T10:00:01Z') } as DomainEvent;
    await ledger.consumer().consume({ _id: 'one' } as Tenant, event, {} as never);
    assert.equal((await ledger.stale('one', 10)).length, 1);
  });

  it('keeps cards that the store could not take, and writes them with the next', async () => {
    let down = true;
    const collection = (definition: typeof postedCardCollection) => {
      const real = store.collection(definition);
      const bulkWrite: Collection<PostedCard>['bulkWrite'] = (operations, options) =>
        down ? Promise.reject(new StoreUnavailable('the store is away', 'Wait.')) : real.bulkWrite(operations, options);
      return Object.assign(Object.create(real), { bulkWrite });
    };
    const ledger = ledgerOn({ ...store, collection } as unknown as DocumentStore);
    ledger.remember(posted);
    await assert.rejects(ledger.flush(), StoreUnavailable);
    assert.equal((await kept()).length, 0);
    down = false;
    await ledger.flush();
    assert.equal((await kept()).length, 1);
  });
});
