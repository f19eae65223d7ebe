import type { ChangeNotice } from '../../shared/api/answers.ts';
import type { Delivery } from '../../shared/domain/notices/delivery.ts';
import type { Consumer } from '../events/relay.ts';

/** One who listens to a tenant's changes. */
export interface Listener {
  tenantId: string;
  memberId: string;
  hear(change: ChangeNotice): void;
  /** Told once that there is nothing more to hear. */
  end(): void;
}

/** Tells listeners which records changed, as the relay learns of it in this process. */
export interface ChangeFeed {
  consumer: Consumer;
  /** Tells these members that something became of their own notices; nothing of what. */
  noticesChanged(tenantId: string, memberIds: ReadonlySet<string>): void;
  /** Begins to listen; answers how to stop, or `undefined` where this member listens too often already. */
  listen(listener: Listener): (() => void) | undefined;
  /** Ends every listener. */
  stop(): void;
}

const mostPerMember = 8;
const endsListening: ReadonlySet<string> = new Set(['member.disabled', 'member.changed', 'member.unlinked']);

/** A feed that nobody listens to yet. */
export function changeFeed(): ChangeFeed {
  const byTenant = new Map<string, Set<Listener>>();
  const noticesChanged: ChangeFeed['noticesChanged'] = (tenantId, memberIds) => {
    for (const listener of byTenant.get(tenantId) ?? []) if (memberIds.has(listener.memberId)) listener.hear({ kind: 'notice' });
  };
  return {
    consumer: {
      name: 'rest-events',
      async consume(tenant, { subject: { kind, id }, type }, record) {
        const listeners = [...(byTenant.get(tenant._id) ?? [])];
        for (const listener of listeners) listener.hear({ kind, id, version: record.version });
        if (kind === 'delivery') noticesChanged(tenant._id, new Set([(record as Delivery).recipient]));
        // Who is shut out hears no more; whose roles have changed listens anew, as who they are now.
        if (endsListening.has(type)) for (const one of listeners) if (one.memberId === id) one.end();
      },
    },
    noticesChanged,
    listen(listener) {
      const listeners = byTenant.get(listener.tenantId) ?? new Set();
      const own = [...listeners].filter(({ memberId }) => memberId === listener.memberId);
      if (own.length >= mostPerMember) return undefined;
      byTenant.set(listener.tenantId, listeners.add(listener));
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0 && byTenant.get(listener.tenantId) === listeners) byTenant.delete(listener.tenantId);
      };
    },
    stop() {
      for (const listeners of byTenant.values()) for (const listener of [...listeners]) listener.end();
      byTenant.clear();
    },
  };
}
