import type { Consumer } from '../../shared/ports/microsoft.ts';
import type { Core } from '../core.ts';
import { graphHost } from '../graph/addresses.ts';
import type { Graph } from '../graph/gateway.ts';
import { outboundHttp } from '../identity/http/outbound.ts';
import type { SecretBox } from '../identity/secrets/secret-box.ts';
import { tenantKeys } from '../identity/tenant-keys.ts';
import { publicAuthority } from '../identity/tokens/token-endpoint.ts';
import type { DirectorySync } from './directory/directory-sync.ts';
import type { GraphServicesOptions } from './graph-services.ts';
import { contentKeys } from './subscriptions/content/content-keys.ts';
import { openBatch } from './subscriptions/content/open-batch.ts';
import { documentedLives } from './subscriptions/lives.ts';
import { reachableAt } from './subscriptions/reachable.ts';
import { RefusedCalls } from './subscriptions/refused-calls.ts';
import { openSubscriptions, type Subscriptions } from './subscriptions/subscriptions.ts';
import type { WishKind } from './subscriptions/wish.ts';
import { usersWish } from './subscriptions/wishes/users.ts';

/** What change notifications are opened with beside the options of all services over Graph. */
export interface ChangeServicesParts {
  core: Pick<Core, 'store' | 'directory'>;
  box: SecretBox;
  directory: DirectorySync;
  graph(tenantId: string, consumer: Consumer): Graph;
  /** Further kinds of subscriptions. */
  kinds?: readonly WishKind[];
}

/** Opens Microsoft's change notifications with every kind of subscription there is: a new kind is a file in `subscriptions/wishes` and an entry here. */
export function changeServices(options: GraphServicesOptions, parts: ChangeServicesParts): Subscriptions {
  const { mode, publicUrl, reroutes, now, random, nonce, log, lives = documentedLives } = options;
  const { core, box, directory, graph, kinds = [] } = parts;
  const { store } = core;
  const refused = new RefusedCalls();
  const http = outboundHttp({
    allowed: [new URL(publicAuthority).hostname],
    reroutedOnly: mode === 'try',
    ...(reroutes && { reroutes }),
  });
  const onFailure = (error: unknown) => log.warn({ error }, 'Microsoft’s signing keys could not be read');
  const contents = contentKeys({ store, box, now, nonce });
  return openSubscriptions({
    store,
    kinds: [usersWish({ directory, lives }), ...kinds],
    graph,
    reachable: () => reachableAt(publicUrl, reroutes !== undefined && Object.hasOwn(reroutes, graphHost)),
    certificate: (tenantId) => contents.current(tenantId),
    open: openBatch({
      keys: tenantKeys({ http, now, onFailure }),
      contents,
      refuse: (reason, count, tenantId) => refused.add(reason, count, tenantId),
    }),
    refused,
    tenants: () => core.directory.tenants(),
    now,
    random,
    nonce,
    log,
  });
}
