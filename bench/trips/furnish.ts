import type { Profile } from '../../shared/domain/microsoft-profile.ts';
import type { Delivery } from '../../shared/domain/notices/delivery.ts';
import type { DocumentStore } from '../../shared/ports/document-store.ts';
import { derivedId } from '../../src/actions/keys.ts';
import { recordDeliveries } from '../../src/events/deliveries.ts';
import { profileCollection } from '../../src/records/collections.ts';
import { searchFields } from '../../src/records/kinds.ts';
import { seedTenants } from '../../src/seed/people.ts';

/** The profiles that commands speak of, each by its own name so that none pays for another. */
const profileNames = ['First', 'Second', 'Third', 'Fourth', 'Fifth'] as const;

/** Ids of deliveries that failed, and of one of which nobody knows. */
export const deliveryIds = { failed: 'bench-failed', uncertain: 'bench-uncertain' } as const;

/** Puts into the seeded desk what only Microsoft's cloud would have brought: profiles, and notices that did not arrive. */
export async function furnish(store: DocumentStore, now: Date): Promise<void> {
  const tenantId = derivedId('seed', seedTenants[0]!.key);
  const profiles = profileNames.map((name, at): Profile => {
    const own = { version: 1, createdAt: now, updatedAt: now, terms: [], pending: [], receipts: [] };
    const clientId = `0f1e2d3c-0000-4000-8000-00000000000${at}`;
    const entraTenantId = seedTenants[0]!.entraTenantId;
    return {
      _id: `bench-${name}`,
      tenantId,
      ...own,
      name,
      clientId,
      entraTenantId,
      secrets: [],
      status: 'active',
      source: 'entered',
    };
  });
  await store
    .collection(profileCollection)
    .insertMany(profiles.map((profile) => ({ ...profile, ...searchFields('profile', profile) })));
  const about = { kind: 'ticket', id: 'none' } as const;
  const notice = { eventId: 'bench', category: 'ticket', title: 'Bench', preview: 'A notice', chain: 1, fallback: false };
  const delivery = (_id: string, state: Delivery['state']) =>
    ({ _id, tenantId, channel: 'bot', state, about, recipient: derivedId(tenantId, 'member', 'ravi'), at: now, notice }) as never;
  await recordDeliveries(store, [delivery(deliveryIds.failed, 'failed'), delivery(deliveryIds.uncertain, 'uncertain')]);
}
