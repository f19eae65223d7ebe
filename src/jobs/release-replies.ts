import type { Tenant } from '../../shared/domain/tenant.ts';
import type { Door } from '../actions/execute.ts';
import type { Registry } from '../actions/registry.ts';
import { systemCaller } from '../actions/system-caller.ts';

/** Lets every held reply of a tenant leave whose hold time is over. A reply that somebody sent or cancelled meanwhile stays as they left it. Answers how many left. */
export async function releaseReplies(door: Door, registry: Registry, tenant: Tenant, now: Date): Promise<number> {
  const send = registry.action('reply.send');
  if (!send) throw new Error('the action reply.send is missing');
  let left = 0;
  for (const ticket of await door.desk(tenant._id).tickets.heldDue(now)) {
    const due = ticket.entries.filter((entry) => entry.state === 'held' && entry.sendAt && entry.sendAt <= now);
    for (const entry of due) {
      const input = { ticket: `ticket:${ticket._id}`, entry: entry.id };
      const outcome = await door.execute(send, input, systemCaller(tenant), { key: `release:${entry.id}` });
      if (outcome.ok) left += 1;
    }
  }
  return left;
}
