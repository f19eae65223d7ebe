import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type DeskInTeams, deskInTeams, objectIdOf } from '../../test/teams/desk-fixture.ts';

const invokes = [
  'composeExtension/query',
  'composeExtension/selectItem',
  'composeExtension/fetchTask',
  'composeExtension/submitAction',
  'composeExtension/queryLink',
  'composeExtension/onCardButtonClicked',
  'task/fetch',
  'task/submit',
  'application/search',
  'signin/verifyState',
  'signin/tokenExchange',
  'signin/failure',
];

/** Everything that must never be seen by a member of another desk. */
async function secretsOf(desk: DeskInTeams): Promise<string[]> {
  const theirs = desk.stored('fabrikam');
  const page = { limit: 100 };
  const all = [theirs.tickets, theirs.tasks, theirs.approvals, theirs.clients, theirs.contacts, theirs.members];
  const records = (await Promise.all(all.map((one) => one.search('', page)))).flat();
  const people = (await theirs.members.search('', page)).flatMap(({ name, mail }) => [name, mail]);
  return [...records.map(({ _id }) => _id), ...people];
}

const phrases = [
  [
    '',
    ' ',
    '#1001',
    '1001',
    'printer',
    '<script>alert(1)</script>',
    '{{7*7}}',
    '{{DATE(2026-01-01)}}',
    '\u202egnp.exe',
    '\u0000',
  ],
  'ticket: ticket:__proto__ member:constructor search createTicket appendToRecord ticket.create note.add work.assign'.split(' '),
  'change.undo card.dismiss desk.suggest ticket,task,member'.split(' '),
  ['\ud800', 'x'.repeat(30_000)],
].flat();

const fields = [
  'commandId commandContext parameters queryOptions name value skip count top subject url data verb input nonce version ask',
  'title text description work contact client source messagePayload body content contentType from user displayName id',
  'attachments linkToMessage dataset queryText botMessagePreviewAction audience action msteams state __proto__ toString',
].flatMap((line) => line.split(' '));

/** Any JSON, with names and words that mean something here. */
function anyJson(bait: readonly string[], home: string) {
  const pointers = bait.flatMap((id) => [`ticket:${id}`, `member:${id}`, `${home}/records/ticket/${id}`]);
  const words = fc.constantFrom(...phrases, ...pointers);
  const others = [fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.string({ unit: 'binary' })];
  const leaf = fc.oneof(words, words, ...others);
  return fc.letrec((tie) => ({
    any: fc.oneof({ depthSize: 'small' }, leaf, leaf, fc.array(tie('any'), { maxLength: 4 }), tie('object')),
    object: fc.dictionary(fc.constantFrom(...fields), tie('any'), { maxKeys: 8 }),
  }));
}

/** Values as a forger would make them: the right names with wrong things under them. */
function hostileValues(bait: readonly string[], home: string): fc.Arbitrary<unknown> {
  const { any, object } = anyJson(bait, home);
  const parameter = fc.record({ name: fc.constantFrom('query', 'kind', 'initialRun'), value: any });
  const shape = {
    commandId: fc.oneof(fc.constantFrom('search', 'createTicket', 'appendToRecord'), any),
    commandContext: fc.oneof(fc.constantFrom('message', 'compose', 'commandBox'), any),
    parameters: fc.array(parameter, { maxLength: 3 }),
    queryOptions: object,
    messagePayload: object,
    data: fc.oneof(object, any),
    dataset: fc.oneof(fc.constantFrom('ticket', 'member', 'client,contact'), any),
    queryText: any,
    subject: any,
    url: any,
  };
  const shaped = fc.record(shape, { requiredKeys: [] });
  return fc.oneof(shaped, shaped, any);
}

describe('invokes with hostile values', () => {
  let desk: DeskInTeams;
  let secrets: string[];
  const send = async (person: string, name: string, value: unknown) =>
    answered((await desk.sandbox!.client.invoke(objectIdOf(person), name, value)).deliveries[0]!);

  function answered<T extends { outcome: string; status: number }>(delivery: T): T {
    const { outcome, status } = delivery;
    assert.ok(outcome === 'answered' && status >= 200 && (status < 500 || status === 501), `${outcome} ${status}`);
    return delivery;
  }

  before(async () => {
    desk = await deskInTeams();
    secrets = await secretsOf(desk);
  });
  after(() => desk?.close());

  for (const name of invokes) {
    it(`${name}: 200 of them fail nothing, show no stack and nothing of another desk`, async function () {
      this.timeout(60_000);
      const before = desk.logged.length;
      const property = fc.asyncProperty(hostileValues(secrets.slice(0, 5), desk.server.url), async (value) => {
        const { body } = await send('tess', name, value);
        const said = JSON.stringify(body) ?? '';
        assert.doesNotMatch(said, /\bat \S+ \(|\.ts:\d+|TypeError|RangeError|node_modules/);
        // What the person sent may come back to them; nothing else of the other desk may.
        const sent = JSON.stringify(value) ?? '';
        for (const secret of secrets) assert.ok(!said.includes(secret) || sent.includes(secret), secret);
      });
      await fc.assert(property, { numRuns: 200, seed: 20_261_120 });
      const errors = desk.logged.slice(before).filter(({ level }) => level === 'error');
      assert.deepEqual(errors, []);
    });
  }

  it('are answered with a sentence, or with nothing, to an outsider', async () => {
    for (const name of invokes) {
      for (const value of [{}, null, { commandId: 'search' }, { data: { verb: 'ticket.create', title: 'x' } }]) {
        const { body } = await send('outsider', name, value);
        assert.doesNotMatch(JSON.stringify(body) ?? '', /#\d{4}|ticket:/);
      }
    }
  });

  it('leave the other desk as it was', async () => {
    assert.deepEqual(await secretsOf(desk), secrets);
    const tickets = await desk.stored('fabrikam').tickets.search('', { limit: 100 });
    assert.ok(tickets.every(({ version, receipts }) => version === 1 && receipts.length === 0));
  });

  it('that are nested without end are answered too', async () => {
    let nested: unknown = 'x';
    for (let depth = 0; depth < 3_000; depth += 1) nested = depth % 2 ? [nested] : { body: nested };
    for (const name of invokes) {
      for (const value of [
        { commandId: 'createTicket', messagePayload: nested },
        { data: { verb: 'ticket.create', title: nested } },
      ]) {
        await send('tess', name, value);
      }
    }
  });
});
