import type { Turn, TurnHandlers } from './turn.ts';

/** In which shape an invoke is answered, so that the person sees a message when something went wrong. */
export type InvokeShape = 'card' | 'dialog' | 'extension' | 'search' | 'sign-in' | 'none';

/** One kind of turn: which activities are of it, and who answers. */
export interface TurnKind {
  name: string;
  /** Activity type, as the Bot Framework names it. */
  type: string;
  /** For invokes and events: which names. */
  invoke?: string | RegExp;
  /** What else must hold. */
  when?(turn: Turn): boolean;
  /** Who answers; `undefined`: answered quietly. */
  handler?: keyof TurnHandlers;
  /** How a failure is told in the answer of an invoke. */
  shape?: InvokeShape;
  /** The answer of a quiet invoke; 501 with nothing when left out. */
  quiet?: { status: number; body?: object };
}

const done = { status: 200, body: {} };

function hasMember(turn: Turn, list: 'membersAdded' | 'membersRemoved'): boolean {
  const members: unknown = turn.activity[list];
  return Array.isArray(members) && members.some((member) => member?.id === turn.conversation.botId);
}

function eventType({ activity }: Turn): unknown {
  const data: unknown = activity.channelData;
  return typeof data === 'object' && data !== null ? (data as { eventType?: unknown }).eventType : undefined;
}

const hasPayload = ({ value, text }: Turn) => typeof value === 'object' && value !== null && text === '';

const invokes: TurnKind[] = [
  { name: 'card action', type: 'invoke', invoke: 'adaptiveCard/action', handler: 'execute', shape: 'card' },
  { name: 'type-ahead', type: 'invoke', invoke: 'application/search', handler: 'typeAhead', shape: 'search' },
  { name: 'extension search', type: 'invoke', invoke: 'composeExtension/query', handler: 'extensionQuery', shape: 'extension' },
  {
    name: 'extension selection',
    type: 'invoke',
    invoke: 'composeExtension/selectItem',
    handler: 'extensionSelect',
    shape: 'extension',
  },
  { name: 'extension dialog', type: 'invoke', invoke: 'composeExtension/fetchTask', handler: 'extensionOpen', shape: 'dialog' },
  {
    name: 'extension submission',
    type: 'invoke',
    invoke: 'composeExtension/submitAction',
    handler: 'extensionSubmit',
    shape: 'dialog',
  },
  { name: 'link', type: 'invoke', invoke: 'composeExtension/queryLink', handler: 'linkQuery', shape: 'extension' },
  { name: 'link without the app', type: 'invoke', invoke: 'composeExtension/anonymousQueryLink', quiet: done },
  {
    name: 'extension setting',
    type: 'invoke',
    invoke: /^composeExtension\/(?:querySettingUrl|setting|onCardButtonClicked)$/,
    quiet: done,
  },
  { name: 'dialog', type: 'invoke', invoke: 'task/fetch', handler: 'dialogOpen', shape: 'dialog' },
  { name: 'dialog submission', type: 'invoke', invoke: 'task/submit', handler: 'dialogSubmit', shape: 'dialog' },
  { name: 'sign-in', type: 'invoke', invoke: /^signin\//, handler: 'signIn', shape: 'sign-in' },
  { name: 'feedback', type: 'invoke', invoke: /^message\/(?:submitAction|fetchTask)$/, quiet: done },
  { name: 'not offered', type: 'invoke', invoke: /^(?:fileConsent\/invoke|actionableMessage\/executeAction|handoff\/action)$/ },
  { name: 'not offered', type: 'invoke', invoke: /^(?:config|tab)\/(?:fetch|submit)$/ },
];

const others: TurnKind[] = [
  { name: 'submission', type: 'message', when: hasPayload, handler: 'submit' },
  { name: 'text', type: 'message', handler: 'text' },
  { name: 'undeleted message', type: 'messageUpdate', when: (turn) => eventType(turn) === 'undeleteMessage' },
  { name: 'edit', type: 'messageUpdate', handler: 'edited' },
  {
    name: 'installation',
    type: 'installationUpdate',
    when: ({ activity }) => /^add(?:-upgrade)?$/.test(String(activity.action)),
    handler: 'installed',
  },
  {
    name: 'removal',
    type: 'installationUpdate',
    when: ({ activity }) => /^remove(?:-upgrade)?$/.test(String(activity.action)),
    handler: 'removed',
  },
  { name: 'installation', type: 'conversationUpdate', when: (turn) => hasMember(turn, 'membersAdded'), handler: 'installed' },
  { name: 'removal', type: 'conversationUpdate', when: (turn) => hasMember(turn, 'membersRemoved'), handler: 'removed' },
  { name: 'unanswered', type: 'conversationUpdate' },
  { name: 'unanswered', type: 'installationUpdate' },
  { name: 'unanswered', type: 'messageDelete' },
  { name: 'unanswered', type: 'messageReaction' },
  { name: 'read receipt', type: 'event', invoke: 'application/vnd.microsoft/readReceipt' },
  { name: 'meeting event', type: 'event', invoke: /^application\/vnd\.microsoft\.meeting/i },
  { name: 'unanswered', type: 'event' },
  { name: 'unanswered', type: 'typing' },
  { name: 'unanswered', type: 'endOfConversation' },
  { name: 'unanswered', type: 'trace' },
];

/** Every kind of turn that the one messaging endpoint takes, first match first (learn.microsoft.com: "Conversation events", "Message extensions", "Dialogs", "Universal Actions"). */
export const turnKinds: readonly TurnKind[] = [...invokes, ...others];

/** What is not in the table: answered with nothing, an invoke with 501. */
export const unknownKind: TurnKind = { name: 'unknown', type: '' };

/** Whether a turn is of this kind. */
export function isOfKind(kind: TurnKind, turn: Turn): boolean {
  const { type, name } = turn.activity;
  if (type !== kind.type) return false;
  const named = kind.invoke;
  if (named !== undefined && !(typeof named === 'string' ? named === name : typeof name === 'string' && named.test(name)))
    return false;
  return kind.when?.(turn) ?? true;
}
