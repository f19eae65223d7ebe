import type { DocumentStore } from '../../shared/ports/document-store.ts';
import type { MicrosoftSetup } from '../../shared/ports/microsoft-setup.ts';
import { nonce } from '../config/ids.ts';
import type { Settings } from '../config/settings.ts';
import { connectPages } from '../http/connect-pages.ts';
import type { Route } from '../http/route.ts';
import { connectFlow } from '../identity/connect-flow.ts';
import type { Microsoft } from '../identity/open-microsoft.ts';
import { tenantCollection } from '../records/collections.ts';
import { openDesk } from '../records/desk.ts';
import type { Reroutes } from './world.ts';

/** Connecting accounts: what the door needs of it, and its pages. */
export interface Connecting {
  setup: Pick<MicrosoftSetup, 'beginConnection' | 'endConnection'>;
  routes: Route[];
}

/** The delegated connections of an installation. */
export function connectingFor(
  { publicUrl }: Settings,
  store: DocumentStore,
  { connections }: Microsoft,
  reroutes: Reroutes,
): Connecting {
  const flow = connectFlow({
    connections,
    publicUrl,
    tenants: () => store.collection(tenantCollection).find({ _id: { $gt: '' } }, { limit: 10_000 }),
    desk: (tenantId) => openDesk(store, tenantId),
    nonce,
  });
  const placed = (address: string) => {
    const url = new URL(address);
    const here = reroutes[url.hostname];
    return here === undefined ? address : `${here.replace(/\/$/, '')}${url.pathname}${url.search}`;
  };
  return {
    setup: { beginConnection: flow.begin, endConnection: (tenantId, consumer) => connections.revoke(tenantId, consumer) },
    routes: connectPages({ flow, placed, secure: publicUrl.startsWith('https:') }),
  };
}
