import type { Chance } from './chance.ts';
import { payloads } from './hostile-input.ts';

/** What a forger may know or guess: everything but the state. */
export interface ForgerKnows {
  /** Path of the address of a subscription that is there. */
  path: string;
  /** That of another tenant's, or of one that has ended. */
  otherPath: string;
  subscriptionId: string;
  entraTenantId: string;
  userId: string;
  /** A state that is not the right one. */
  state: string;
  /** An encrypted content of one's own making. */
  content: Record<string, unknown>;
  /** Tokens that prove something else. */
  tokens: readonly string[];
}

/** One forged call. */
export interface Forgery {
  what: string;
  path: string;
  body: string | Buffer;
  headers?: { [name: string]: string };
}

type Item = Record<string, unknown>;

const oddStates = (chance: Chance, { state }: ForgerKnows): unknown =>
  chance.of([
    undefined,
    null,
    '',
    0,
    true,
    [],
    [state],
    { $ne: '' },
    { length: 44 },
    state.slice(0, -1),
    `${state} `,
    state.toUpperCase(),
    'x'.repeat(100_000),
    ...payloads,
  ]);

function item(knows: ForgerKnows): Item {
  const { subscriptionId, entraTenantId, userId, state } = knows;
  const resource = `Users/${userId}`;
  return {
    subscriptionId,
    tenantId: entraTenantId,
    clientState: state,
    changeType: 'updated',
    subscriptionExpirationDateTime: '2030-01-01T00:00:00Z',
    resource,
    resourceData: { '@odata.type': '#Microsoft.Graph.User', '@odata.id': resource, id: userId },
  };
}

const events = ['missed', 'subscriptionRemoved', 'reauthorizationRequired', 'missed '];

/** Ways to spoil one notification. None of them has the right state. */
const spoilers: readonly [string, (item: Item, chance: Chance, knows: ForgerKnows) => Item][] = [
  ['a guessed state', (one) => one],
  ['an odd state', (one, chance, knows) => ({ ...one, clientState: oddStates(chance, knows) })],
  ['an event of its life', (one, chance) => ({ ...one, lifecycleEvent: chance.of(events) })],
  [
    'another tenant',
    (one, chance) => ({ ...one, tenantId: chance.of(['', null, 'common', one['subscriptionId'], ...payloads]) }),
  ],
  ['another subscription', (one, chance) => ({ ...one, subscriptionId: chance.of([undefined, null, '*', '../x', ...payloads]) })],
  ['an odd resource', (one, chance) => ({ ...one, resource: chance.of(payloads), changeType: chance.of(payloads) })],
  ['a content of one’s own', (one, _chance, { content }) => ({ ...one, encryptedContent: content })],
  ['odd names', (one) => ({ ...one, ...(JSON.parse('{"__proto__":{"clientState":1},"constructor":{"prototype":{}}}') as Item) })],
  [
    'nothing but one name',
    (one, chance) => {
      const name = chance.of(Object.keys(one));
      return { [name]: one[name] };
    },
  ],
];

function bodies(chance: Chance, knows: ForgerKnows, items: readonly unknown[]): [string, string | Buffer] {
  const { tokens } = knows;
  const whole = JSON.stringify({ value: items, ...(chance.below(2) === 0 && { validationTokens: tokens }) });
  const others: [string, () => string | Buffer][] = [
    ['', () => whole],
    ['', () => whole],
    ['', () => whole],
    ['cut off', () => whole.slice(0, chance.below(whole.length))],
    ['bytes that are no text', () => Buffer.concat([Buffer.from(whole.slice(0, 20)), Buffer.from([0xff, 0xfe, 0xc0])])],
    [
      'another shape',
      () =>
        JSON.stringify(
          chance.of<unknown>([
            items,
            { value: items[0] },
            { value: {} },
            { value: [] },
            null,
            'value',
            7,
            { Value: items },
            { value: [items] },
          ]),
        ),
    ],
    ['too many', () => JSON.stringify({ value: Array.from({ length: 1_001 }, () => items[0]) })],
    ['too large', () => JSON.stringify({ value: items, pad: 'x'.repeat(600_000) })],
    ['deep', () => `${'[{"value":'.repeat(3_000)}1${'}]'.repeat(3_000)}`],
    ['nothing', () => ''],
  ];
  const [what, make] = chance.of(others);
  return [what, make()];
}

/** A forged call: what a stranger who knows the address and much else could send. */
export function forgery(chance: Chance, knows: ForgerKnows): Forgery {
  const [what, spoil] = chance.of(spoilers);
  const items = Array.from({ length: 1 + chance.below(4) }, () => spoil(item(knows), chance, knows));
  const [shape, body] = bodies(chance, knows, items);
  const { path, otherPath } = knows;
  const odd = `${path.slice(0, path.lastIndexOf('/'))}/${encodeURIComponent(chance.of(payloads).toWellFormed().slice(0, 300))}`;
  const where = chance.of([path, path, path, path, otherPath, odd, `${path}/x`, path.slice(0, -1), `${path}?tenant=1&slot=2`]);
  const headers = chance.of<{ [name: string]: string } | undefined>([
    undefined,
    undefined,
    { 'content-type': 'text/plain' },
    { 'content-type': 'application/x-www-form-urlencoded' },
    { authorization: `Bearer ${knows.tokens[0] ?? 'x'}` },
    { 'content-encoding': 'gzip' },
    { 'x-http-method-override': 'PUT' },
  ]);
  return { what: [what, shape].filter(Boolean).join(', '), path: where, body, ...(headers && { headers }) };
}
