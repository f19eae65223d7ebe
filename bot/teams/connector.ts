import { type Address, type ConnectorOptions, type Job, type Outcome, Sending } from './sending.ts';

/** Someone of a conversation, as the Bot Connector names them; not trusted. */
export interface ConversationMember {
  id: string;
  name?: string;
  aadObjectId?: string;
  objectId?: string;
  email?: string;
  userPrincipalName?: string;
  tenantId?: string;
  userRole?: string;
}

/** What to open a conversation with. */
export interface NewConversation {
  serviceUrl: string;
  botId: string;
  entraTenantId: string;
  /** Teams' id (`29:…`) of the person, for a personal conversation. */
  memberId: string;
}

/** Operations of the Bot Connector, REST v3 (learn.microsoft.com, "Bot Connector REST API reference"). */
export interface Connector {
  send(to: Address, activity: object): Promise<Outcome<{ id: string }>>;
  reply(to: Address, activityId: string, activity: object): Promise<Outcome<{ id: string }>>;
  update(to: Address, activityId: string, activity: object, how?: Pick<Job, 'unhurried'>): Promise<Outcome<{ id: string }>>;
  remove(to: Address, activityId: string): Promise<Outcome<{ id: string }>>;
  create(conversation: NewConversation): Promise<Outcome<{ id: string }>>;
  member(to: Address, memberId: string): Promise<Outcome<ConversationMember>>;
}

/** An id as one segment of a path, also when half a surrogate pair hides in it. */
function segment(id: string): string {
  return encodeURIComponent(id.toWellFormed());
}

/** Makes the send layer to the Bot Connector. */
export function botConnector(options: ConnectorOptions): Connector {
  const sending = new Sending(options);
  const identified = async (job: Job): Promise<Outcome<{ id: string }>> => {
    const outcome = await sending.run(job);
    if (outcome.state !== 'sent') return outcome;
    return { ...outcome, value: { id: String(outcome.value.id ?? job.activityId ?? '') } };
  };
  const activities = ({ conversationId }: Address, activityId?: string) =>
    `/${segment(conversationId)}/activities${activityId === undefined ? '' : `/${segment(activityId)}`}`;
  const quiet = (activity: object) => ((activity as { type?: unknown }).type === 'typing' ? { unrecorded: true } : {});
  return {
    send: (to, payload) =>
      identified({ operation: 'send', method: 'POST', to, path: activities(to), payload, ...quiet(payload) }),
    reply: (to, activityId, payload) =>
      identified({ operation: 'reply', method: 'POST', to, path: activities(to, activityId), payload, ...quiet(payload) }),
    update: (to, activityId, payload, how) =>
      identified({ operation: 'update', method: 'PUT', to, path: activities(to, activityId), activityId, payload, ...how }),
    remove: (to, activityId) =>
      identified({ operation: 'remove', method: 'DELETE', to, path: activities(to, activityId), activityId }),
    create: ({ serviceUrl, botId, entraTenantId, memberId }) => {
      const to = { serviceUrl, conversationId: memberId, entraTenantId };
      const tenant = { tenantId: entraTenantId, channelData: { tenant: { id: entraTenantId } } };
      const payload = { bot: { id: botId }, members: [{ id: memberId }], isGroup: false, ...tenant };
      return identified({ operation: 'create', method: 'POST', to, path: '', payload });
    },
    async member(to, memberId) {
      const path = `/${segment(to.conversationId)}/members/${segment(memberId)}`;
      const outcome = await sending.run({ operation: 'member', method: 'GET', to, path, unrecorded: true });
      return outcome as Outcome<ConversationMember>;
    },
  };
}
