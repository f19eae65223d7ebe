import assert from 'node:assert/strict';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { actionAddress, apiAddresses, queryAddress } from '../../shared/api/addresses.ts';
import { type Response_, type RestDesk, restDesk } from './rest-fixture.ts';

type Json = { [key: string]: unknown };
interface Operation {
  requestBody?: { content: { 'application/json': { schema: Json } } };
  responses: { [status: string]: { content?: { [type: string]: { schema: Json } } } };
}
interface Document {
  paths: { [path: string]: { [method: string]: Operation } };
  components: { schemas: Json };
}

/** The schema with nothing allowed beside what it names, so that what is answered and not described is found. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)])) as Json;
  const isOpen = inner['type'] === 'object' && inner['additionalProperties'] === undefined;
  return isOpen && inner['properties'] !== undefined ? { ...inner, additionalProperties: false } : inner;
}

/** Holds answers against an OpenAPI document. */
class Described {
  readonly #document: Document;
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true });
  readonly #made = new Map<unknown, ValidateFunction>();
  constructor(document: Document) {
    this.#document = document;
    this.#ajv.addFormat('date-time', (text: string) => !Number.isNaN(Date.parse(text)) && text.includes('T'));
    this.#ajv.addFormat('uri', (text: string) => URL.canParse(text));
    this.#ajv.addFormat('binary', true);
    this.#ajv.addFormat('date', /^\d{4}-\d\d-\d\d$/);
    this.#ajv.addSchema({ $id: 'document', components: { schemas: closed(document.components.schemas) as Json } });
  }
  operation(method: string, path: string): Operation | undefined {
    return this.#document.paths[path]?.[method];
  }
  /** What is wrong with a value under a schema of the document. */
  faults(schema: Json, value: unknown): string[] {
    const local = JSON.parse(JSON.stringify(closed(schema)).replaceAll('"#/', '"document#/')) as Json;
    const check = this.#made.get(schema) ?? this.#ajv.compile(local);
    this.#made.set(schema, check);
    if (check(value)) return [];
    return (check.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  }
  /** What an answer has that the document does not say of it. */
  odd(method: string, path: string, { status, headers, body, text }: Response_<unknown>): string[] {
    const where = `${method} ${path} ${status}`;
    const answer = this.operation(method, path)?.responses[status];
    if (!answer) return [`${where} is not described: ${text.slice(0, 80)}`];
    if (text === '') return [];
    const type = headers.get('content-type')?.split(';')[0] ?? '';
    const content = answer.content?.[type];
    if (!content) return [`${where} is of the type ${type}`];
    return type.includes('json') ? this.faults(content.schema, body).map((fault) => `${where}: ${fault}`) : [];
  }
}

/** A value for each name of an input, good enough that much is really done. */
const values: { readonly [name: string]: string } = {
  ticket: '1001',
  work: '1002',
  record: '1001',
  contact: 'jordan.reyes@acme.example',
  query: 'printer',
  title: 'Printer',
  note: 'Looked at it',
  text: 'Hello',
  reason: 'Stuck',
  comment: 'Fine',
  change: 'New switch',
  duration: '30m',
  priority: 'high',
  status: 'waiting',
};

describe('What the REST interface answers', function () {
  this.timeout(120_000);
  let desk: RestDesk;
  let described: Described;
  before(async () => {
    desk = await restDesk();
    described = new Described((await desk.call<Document>('ada', apiAddresses.openApi, { token: '' })).body);
  });
  after(() => desk.close());

  const json = { 'content-type': 'application/json' };

  it('is described in the OpenAPI document: every status, every property, for everybody', async () => {
    const odd = new Set<string>();
    const statuses = new Set<number>();
    const note = (method: string, path: string, answer: Response_<unknown>) => {
      statuses.add(answer.status);
      for (const one of described.odd(method, path, answer)) odd.add(one);
    };
    for (const { type, name, input } of desk.core.registry.definitions) {
      if (name === 'session.sign-out') continue;
      const given = Object.fromEntries(Object.keys(input).flatMap((key) => (values[key] ? [[key, values[key]]] : [])));
      for (const person of ['ada', 'tess', 'iris']) {
        if (type === 'query') {
          const path = queryAddress(name);
          const first = await desk.ask(person, name, given);
          note('get', path, first);
          const tag = { 'if-none-match': first.headers.get('etag') ?? '' };
          if (tag['if-none-match']) note('get', path, await desk.call(person, queryAddress(name, given), { headers: tag }));
          continue;
        }
        const path = actionAddress(name);
        const done = await desk.perform(person, name, given);
        note('post', path, done);
        const schema = described.operation('post', path)?.requestBody?.content['application/json'].schema ?? {};
        if (done.status === 200) for (const fault of described.faults(schema, given)) odd.add(`${path} takes ${fault}`);
        note('post', path, await desk.perform(person, name, given, { 'if-match': '"0"' }));
        note('post', path, await desk.call(person, path, { method: 'POST', body: '{', headers: json }));
      }
    }
    assert.deepEqual([...odd], []);
    assert.deepEqual([...statuses].sort(), [200, 304, 400, 403, 404, 409, 412, 422]);
  });

  it('has in its data a sentence as it is described beside each text that is one', async () => {
    const { body } = await desk.ask<{ steps: { text: string; said?: { text: Json } }[] }>('ada', 'teams.status');
    const { steps } = body.data!;
    const said = steps.flatMap((step) => (step.said ? [step.said.text] : []));
    assert.equal(said.length, steps.length);
    for (const one of said) assert.deepEqual(described.faults({ $ref: '#/components/schemas/Sentence' }, one), []);
  });

  it('is described where no definition stands behind it', async () => {
    const odd: string[] = [];
    for (const path of [apiAddresses.me, apiAddresses.config, apiAddresses.appPackage])
      for (const [person, options] of [
        ['ada', {}],
        ['tess', {}],
        ['ada', { token: 'no.such.token' }],
        ['ada', { headers: { origin: 'https://evil.example' } }],
      ] as const)
        odd.push(...described.odd('get', path, await desk.call(person, path, options)));
    assert.deepEqual(odd, []);
  });

  it('is described where the call comes to nothing: no sign-in, another type, too large', async () => {
    const path = actionAddress('note.add');
    const post = (options: { body: string; headers?: Record<string, string>; token?: string }) =>
      desk.call('tess', path, { method: 'POST', headers: json, ...options });
    const answers = await Promise.all([
      post({ body: '{}', token: '' }),
      post({ body: '{}', headers: { 'content-type': 'text/plain' } }),
      post({ body: `{"note":"${'x'.repeat(300_000)}"}` }),
      post({ body: '{}', headers: { ...json, 'idempotency-key': 'a b' } }),
    ]);
    assert.deepEqual(
      answers.map(({ status }) => status),
      [401, 415, 413, 400],
    );
    assert.deepEqual(
      answers.flatMap((answer) => described.odd('post', path, answer)),
      [],
    );
  });

  it('would be found out if it were not', () => {
    const answer = { status: 200, headers: new Headers(json), text: '{}', body: { text: 'x', undoable: false, secret: 'x' } };
    assert.match(described.odd('get', queryAddress('desk.help'), answer).join(), /secret|not described/);
    assert.equal(described.odd('get', '/api/nope', answer).length, 1);
  });
});
