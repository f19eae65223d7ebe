import { seedTenants } from '../../src/seed/people.ts';

/** Somebody of a seeded desk, as activities name them. */
export interface Sender {
  key: string;
  name: string;
  tenant: 'northwind' | 'fabrikam';
  entraTenantId: string;
  entraObjectId: string;
}

/** Everybody of the seeded desks by key. */
export const senders: Readonly<Record<string, Sender>> = Object.fromEntries(
  seedTenants.flatMap(({ key: tenant, entraTenantId, members }) =>
    members.map(({ key, name, entraObjectId }) => [
      key,
      { key, name, tenant: tenant as Sender['tenant'], entraTenantId, entraObjectId },
    ]),
  ),
);

/** A Bot Framework activity. */
export type Sent = Record<string, unknown> & { id: string };

let ids = 1_700_000_000_000;

/** An id that no activity had before. */
function freshId(): string {
  ids += 1;
  return String(ids);
}

/** The same activity once more, under a new id as Teams does it later. */
export function renewed(activity: Sent): Sent {
  return { ...activity, id: freshId() };
}

/** What every activity of this person has; `group` is the id of a group chat, the personal chat when left out. */
export function framed(sender: Sender, more: object, group?: string): Sent {
  const { key, name, entraTenantId, entraObjectId } = sender;
  return {
    id: freshId(),
    channelId: 'msteams',
    serviceUrl: 'http://127.0.0.1:9/connector/',
    timestamp: '2026-11-20T10:00:00.000Z',
    locale: 'en-GB',
    from: { id: `29:${key}`, name, aadObjectId: entraObjectId },
    conversation: {
      id: group ?? `a:${key}`,
      conversationType: group ? 'groupChat' : 'personal',
      tenantId: entraTenantId,
    },
    recipient: { id: '28:bot', name: 'Deskhand' },
    channelData: { tenant: { id: entraTenantId } },
    ...more,
  };
}

/** A typed message. */
export function typed(sender: Sender, text: string, group?: string): Sent {
  return framed(sender, { type: 'message', text, textFormat: 'plain' }, group);
}

/** A click on an `Action.Execute`. */
export function clicked(sender: Sender, data: Record<string, unknown>, group?: string): Sent {
  const action = { type: 'Action.Execute', verb: data['verb'], data };
  const value = { action, trigger: 'manual' };
  return framed(sender, { type: 'invoke', name: 'adaptiveCard/action', replyToId: '1', value }, group);
}

/** A click on an `Action.Submit`. */
export function submitted(sender: Sender, data: Record<string, unknown>): Sent {
  return framed(sender, { type: 'message', replyToId: '1', value: data });
}

/** Any other call. */
export function invoked(sender: Sender, name: string, value: unknown, more: object = {}): Sent {
  return framed(sender, { type: 'invoke', name, value, ...more });
}
