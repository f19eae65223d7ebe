import type { Member } from '../../../shared/domain/member.ts';
import { tellsSomebody } from '../../../shared/domain/notices/notice-causes.ts';
import { tenantNoticesOf } from '../../../shared/domain/notices/notice-preferences.ts';
import { planNotices } from '../../../shared/domain/notices/plan-notices.ts';
import type { DomainEvent } from '../../../shared/domain/records.ts';
import type { Tenant } from '../../../shared/domain/tenant.ts';
import type { DocumentStore } from '../../../shared/ports/document-store.ts';
import { recordDeliveries } from '../../events/deliveries.ts';
import type { Consumer } from '../../events/relay.ts';
import { openDesk, type StoredDesk } from '../../records/desk.ts';
import { plannedDelivery } from './planned-deliveries.ts';

/** The members an event can concern: the one it names, else all of the tenant. */
async function peopleFor(desk: StoredDesk, event: DomainEvent): Promise<readonly Member[]> {
  const { assigneeId } = event.data;
  if (assigneeId === undefined) return desk.members.active();
  if (assigneeId === null || assigneeId === event.actor.id) return [];
  const member = await desk.members.byId(String(assigneeId));
  return member ? [member] : [];
}

/** Whether nobody's hands it came into, so that there is nobody to tell. */
function isHandedToNobody({ type, data }: DomainEvent): boolean {
  return type.endsWith('.assigned') && typeof data['assigneeId'] !== 'string';
}

/** Makes the deliveries of each event that tells somebody something; `onMade` is told of the tenant that has some to send, and for whom there are new ones. */
export function noticeConsumer(
  store: DocumentStore,
  now: () => Date,
  onMade: (tenant: Tenant, memberIds: ReadonlySet<string>) => void,
): Consumer {
  return {
    name: 'notices',
    async consume(tenant, event, record) {
      if (event.type === 'delivery.replayed') onMade(tenant, new Set());
      if (!tellsSomebody(event.type) || isHandedToNobody(event)) return;
      const desk = openDesk(store, tenant._id);
      const people = await peopleFor(desk, event);
      if (people.length === 0) return;
      const plans = planNotices(event, record, people, tenantNoticesOf(tenant, await desk.integration()), now());
      await recordDeliveries(
        store,
        plans.map((plan) => plannedDelivery(tenant._id, plan, event.at)),
      );
      if (plans.length) onMade(tenant, new Set(plans.map(({ recipient }) => recipient)));
    },
  };
}
