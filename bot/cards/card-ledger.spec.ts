import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Aggregate, DomainEvent } from '../../shared/domain/records.ts';
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
  const later = new Date('2026-11-20T10:00:02Z');
  const tell = (ledger: CardLedger, version: number) => {
    const event = { subject: { kind: 'ticket', id: 't1' }, at: new Date('2026-11-20T10:00:01Z') } as DomainEvent;
    return ledger.consumer().consume({ _id: 'one' } as Tenant, event, { version } as Aggregate);
  };
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

  it('knows of a card that was drawn anew since it was read, before that is written', async () => {
    const ledger = ledgerOn(store);
    ledger.remember(posted);
    await tell(ledger, 4);
    const [stale] = await ledger.stale('one', later, 10);
    assert.equal(ledger.isNewer(stale!, 4), false);
    ledger.remember({ ...posted, version: 4 });
    assert.equal(ledger.isNewer(stale!, 4), true);
    assert.equal(ledger.isNewer(stale!, 5), false);
    assert.deepEqual(await ledger.stale('one', later, 10), []);
  });

  it('writes by itself a moment later', async () => {
    ledgerOn(store).remember(posted);
    while ((await kept()).length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  });

  it('marks a card that was posted a moment before its record changed', async () => {
    const ledger = ledgerOn(store);
    ledger.remember(posted);
    await tell(ledger, 4);
    assert.equal((await ledger.stale('one', later, 10)).length, 1);
  });

  it('knows a card as older that was drawn before its record changed and remembered afterwards', async () => {
    const ledger = ledgerOn(store);
    await tell(ledger, 4);
    ledger.remember(posted);
    assert.equal((await ledger.stale('one', later, 10)).length, 1);
  });

  it('leaves a card alone that shows the change already', async () => {
    const ledger = ledgerOn(store);
    ledger.remember({ ...posted, version: 4 });
    await tell(ledger, 4);
    assert.deepEqual(await ledger.stale('one', later, 10), []);
  });

  it('keeps a card stale whose record moved on in the same millisecond while it was brought up to date', async () => {
    const ledger = ledgerOn(store);
    ledger.remember(posted);
    await tell(ledger, 4);
    const [card] = await ledger.stale('one', later, 10);
    await tell(ledger, 5);
    await ledger.broughtUp(card!, 4);
    assert.equal((await ledger.stale('one', later, 10)).length, 1);
    await ledger.broughtUp(card!, 5);
    assert.deepEqual(await ledger.stale('one', later, 10), []);
    assert.equal((await kept())[0]?.wanted, undefined);
  });

  it('tries a card that cannot be reached later and later, and forgets it at last', async () => {
    const ledger = ledgerOn(store);
    ledger.remember(posted);
    await tell(ledger, 4);
    const waits: number[] = [];
    let now = later;
    for (let [card] = await ledger.stale('one', now, 10); card; [card] = await ledger.stale('one', now, 10)) {
      await ledger.putOff(card, now);
      const [left] = await kept();
      if (!left) break;
      waits.push((left.staleSince!.getTime() - now.getTime()) / 1_000);
      assert.deepEqual(await ledger.stale('one', now, 10), []);
      now = left.staleSince!;
    }
    assert.deepEqual(waits, [15, 30, 60, 120, 240, 480, 960, 1_920]);
    assert.deepEqual(await kept(), []);
  });

  it('leaves for later, which is no failure, the cards that their conversation has no room for now', async () => {
    const ledger = ledgerOn(store);
    for (const activityId of ['sent-1', 'sent-2', 'sent-3']) ledger.remember({ ...posted, activityId });
    await tell(ledger, 4);
    const [first, ...others] = await ledger.stale('one', later, 10);
    await ledger.leave(others, later);
    await ledger.leave([], later);
    assert.deepEqual(
      (await ledger.stale('one', later, 10)).map(({ _id }) => _id),
      [first!._id],
    );
    const soon = await ledger.stale('one', new Date(later.getTime() + 15_000), 10);
    assert.deepEqual([soon.length, soon.some(({ failures }) => failures)], [3, false]);
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
