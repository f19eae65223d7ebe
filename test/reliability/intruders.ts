import { recordLink } from '../../shared/domain/record-link.ts';
import type { Aggregate, RecordKind } from '../../shared/domain/records.ts';
import type { Definition } from '../../src/actions/registry.ts';
import { clicked, framed, invoked, type Sender, type Sent, senders, submitted, typed } from './activities.ts';
import type { Chance } from './chance.ts';
import { publicUrl } from './running-desk.ts';

/** A record of the desk that is broken into. */
export interface Prey {
  kind: RecordKind;
  record: Aggregate & Record<string, unknown>;
}

/** What an intruder knows: everything there is. */
export interface Knowledge {
  prey: readonly Prey[];
  definitions: readonly Definition[];
  auditIds: readonly string[];
}

type Attempt = (who: Sender, chance: Chance, knowledge: Knowledge) => Sent;

const textOf = ({ record }: Prey) => String(record['title'] ?? record['name'] ?? record._id);
const pointerOf = ({ kind, record }: Prey) => `${kind}:${record._id}`;

function idInside({ record }: Prey, chance: Chance): string {
  const inner = [
    ...((record['entries'] as { id: string }[] | undefined) ?? []),
    ...((record['notes'] as { id: string }[]) ?? []),
  ];
  return inner.length ? chance.of(inner).id : record._id;
}

/** Data of a button of any action or query, with what an intruder would put in each input. */
function dataOf(chance: Chance, { prey, definitions, auditIds }: Knowledge): Record<string, unknown> {
  const definition = chance.of(definitions);
  const aim = chance.of(prey);
  const inputs = Object.entries(definition.input).map(([name, field]) => {
    const fitting = prey.filter(({ kind }) => field.of?.includes(kind) || (field.kind === 'person' && kind === 'member'));
    if (fitting.length > 0) {
      const one = chance.of(fitting);
      return [name, chance.of([pointerOf(one), one.record._id, textOf(one), `#${String(one.record['number'])}`])];
    }
    return [name, chance.of([idInside(aim, chance), chance.of(auditIds), textOf(aim), 'open', '15m', 'today', 'words'])];
  });
  const scope = definition.permission.scope;
  const about = scope && chance.below(2) === 0 ? { input: scope, subject: pointerOf(aim) } : { subject: pointerOf(aim) };
  const version = chance.below(3) === 0 ? { version: aim.record.version } : {};
  return { ...Object.fromEntries(inputs), ...about, ...version, verb: definition.name, nonce: `n${chance.next()}` };
}

const phrases = [
  (words: string) => `find ${words}`,
  (words: string) => `ticket ${words}`,
  (words: string) => `task ${words}`,
  (words: string) => `contact ${words}`,
  (words: string) => `approve ${words}`,
  (words: string) => `assign 1003 to ${words}`,
  (words: string) => `new ticket Broken thing for ${words}`,
  (words: string) => `add note ${words}: hello`,
  (words: string) => `log time ${words} 15m`,
  (words: string) => `timer start ${words}`,
  (words: string) => `undo ${words}`,
  (words: string) => `close ${words}`,
  (words: string) => words,
];

const message = { id: '17', body: { contentType: 'text', content: 'hello' }, from: { user: { id: 'x', displayName: 'X' } } };

const attempts: readonly Attempt[] = [
  (who, chance, { prey }) => {
    const one = chance.of(prey);
    return typed(
      who,
      chance.of(phrases)(chance.of([pointerOf(one), textOf(one), one.record._id, String(one.record['mail'] ?? '')])),
    );
  },
  (who, chance, knowledge) => clicked(who, dataOf(chance, knowledge)),
  (who, chance, knowledge) => clicked(who, { ...dataOf(chance, knowledge), ask: true }),
  (who, chance, knowledge) => submitted(who, dataOf(chance, knowledge)),
  (who, chance, { prey }) =>
    clicked(who, {
      verb: chance.of(['card.refresh', 'card.dismiss']),
      subject: pointerOf(chance.of(prey)),
      nonce: 'n',
      version: 1,
    }),
  (who, chance, { prey }) =>
    invoked(who, 'application/search', {
      dataset: chance.of(['ticket,task', 'member', 'client', 'contact', 'ticket,task,approval,client,contact,project,member']),
      queryText: chance.of([textOf(chance.of(prey)), pointerOf(chance.of(prey)), '']),
      queryOptions: { skip: 0, top: 15 },
    }),
  (who, chance, { prey }) =>
    invoked(who, 'composeExtension/query', {
      commandId: 'search',
      parameters: [
        {
          name: 'query',
          value: chance.of([textOf(chance.of(prey)), `#${String(chance.of(prey).record['number'])}`, pointerOf(chance.of(prey))]),
        },
        { name: 'kind', value: chance.of(['all', 'ticket', 'task', 'contact', 'approval']) },
      ],
      queryOptions: { skip: chance.of([0, 25]), count: 25 },
    }),
  (who, chance, { prey }) => invoked(who, 'composeExtension/selectItem', { subject: pointerOf(chance.of(prey)) }),
  (who, chance, { prey }) => {
    const { kind, record } = chance.of(prey);
    return invoked(who, 'composeExtension/queryLink', { url: recordLink(publicUrl, { kind, id: record._id }) });
  },
  (who, chance, knowledge) => invoked(who, chance.of(['task/fetch', 'task/submit']), { data: dataOf(chance, knowledge) }),
  (who, chance, knowledge) =>
    invoked(who, chance.of(['composeExtension/submitAction', 'composeExtension/fetchTask']), {
      commandId: chance.of(['createTicket', 'appendToRecord']),
      commandContext: 'message',
      data: dataOf(chance, knowledge),
      messagePayload: message,
    }),
];

/** One attempt of somebody to reach what is another desk's. */
export function attemptOf(who: Sender, chance: Chance, knowledge: Knowledge): Sent {
  return chance.of(attempts)(who, chance, knowledge);
}

/** People who are nobody: a member's id in another tenant, ids that nobody has, none at all. */
export function forgedSenders(prey: Sender, own: Sender): Sender[] {
  return [
    { ...own, key: 'mixed', entraObjectId: prey.entraObjectId },
    { ...own, key: 'guest', entraTenantId: prey.entraTenantId },
    { ...own, key: 'unknown', entraObjectId: '11111111-2222-4333-8444-555555555555', entraTenantId: prey.entraTenantId },
    { ...own, key: 'stranger', entraTenantId: '99999999-2222-4333-8444-555555555555', entraObjectId: prey.entraObjectId },
  ];
}

/** The activity with the ids of its sender and tenant spoilt, so that they do not agree. */
export function spoilt(activity: Sent, prey: Sender, chance: Chance): Sent {
  const conversation = activity['conversation'] as object;
  return chance.of([
    { ...activity, channelData: { tenant: { id: prey.entraTenantId } } },
    { ...activity, conversation: { ...conversation, tenantId: prey.entraTenantId } },
    { ...activity, from: { id: `29:${prey.key}`, name: prey.name }, channelData: { tenant: { id: prey.entraTenantId } } },
    { ...activity, from: { id: `29:${prey.key}`, name: prey.name, aadObjectId: `member:${prey.key}` } },
    framed(senders['theo']!, { ...activity, from: { id: '29:x', aadObjectId: { $ne: '' } } }),
  ]);
}
