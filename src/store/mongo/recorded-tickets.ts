import type { CollectionDefinition } from '../../../shared/ports/document-store.ts';
import type { Loose } from '../contract/setting.ts';

/** The collection whose commands are recorded: one index of each kind. */
export const tickets: CollectionDefinition<Loose> = {
  name: 'tickets',
  scope: 'tenant',
  indexes: [
    { name: 'number', key: { tenantId: 1, number: 1 }, unique: true },
    { name: 'mail', key: { tenantId: 1, mail: 1 }, sparse: true },
    { name: 'open', key: { tenantId: 1, at: -1 }, partial: { status: 'open' } },
    { name: 'expiry', key: { until: 1 }, expireAfterSeconds: 60 },
  ],
};
