import type { JsonSchema } from '../../shared/fields/field-kind.ts';

const text: JsonSchema = { type: 'string' };
const instant: JsonSchema = { type: 'string', format: 'date-time' };
const flag: JsonSchema = { type: 'boolean' };
const count: JsonSchema = { type: 'integer' };
const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });
const list = (items: JsonSchema): JsonSchema => ({ type: 'array', items });

function object(properties: { [name: string]: JsonSchema }, required: readonly string[] = []): JsonSchema {
  return { type: 'object', properties, ...(required.length > 0 && { required }) };
}

/** A sentence for readers of another language: its English template with `{0}` …, and what is told in it. */
const said = ref('Sentence');
const sentence: JsonSchema = {
  ...object({ template: text, values: list({ anyOf: [text, { type: 'number' }, said] }) }, ['template', 'values']),
  description: 'An English template with `{0}`, `{1}` …, and what is told in it: for readers of another language.',
};

const reference = object({ kind: text, id: text }, ['kind', 'id']);
const saidBeside = (...names: string[]): JsonSchema => object(Object.fromEntries(names.map((name) => [name, said])));
const call = object({ action: text, input: { type: 'object', additionalProperties: text } }, ['action', 'input']);
const mayNot = object({ action: text, title: text, code: text, text, remedy: text, said: saidBeside('text', 'remedy') }, [
  'action',
  'title',
  'code',
  'text',
]);
const fact = object({ title: text, text, ref: ref('Reference') }, ['title', 'text']);

const record: JsonSchema = {
  ...object(
    {
      kind: text,
      ref: ref('Reference'),
      version: count,
      number: count,
      title: text,
      summary: text,
      link: { type: 'string', format: 'uri' },
      facts: list(fact),
      createdAt: instant,
      updatedAt: instant,
      may: { ...list(text), description: 'Names of the actions that this reader may do to it now.' },
      mayNot: { ...list(mayNot), description: 'Why the others may not be done, and who can mend it.' },
    },
    ['kind', 'ref', 'version', 'title', 'summary', 'facts', 'createdAt', 'updatedAt', 'may', 'mayNot'],
  ),
  description: 'A record as this reader may see it; each kind shows more beside this.',
  additionalProperties: true,
};

const row = object({ ref: ref('Reference'), number: count, title: text, detail: text }, ['ref', 'title', 'detail']);
const held = object({ record: ref('Reference'), entryId: text, sendAt: instant, to: text }, [
  'record',
  'entryId',
  'sendAt',
  'to',
]);

const file: JsonSchema = {
  ...object({ name: text, type: text, text, next: { type: 'object', additionalProperties: text } }, ['name', 'type', 'text']),
  description:
    'A file, or a part of one. Ask again with the inputs in `next`, and join the texts as they are; the last part has no `next`.',
};

const answer = object(
  {
    text: { type: 'string', description: 'One or two plain sentences, complete without the rest.' },
    said: saidBeside('text'),
    record: ref('Record'),
    list: object({ title: text, items: list(row), total: count, empty: text }, ['title', 'items', 'empty']),
    data: {
      type: 'object',
      additionalProperties: true,
      description: 'Beside texts that are sentences stands `said`, with a `Sentence` by the name of each text.',
    },
    undoable: flag,
    undo: call,
    held,
    file,
    suggestions: list(text),
    duplicate: { ...flag, description: 'The same call was carried out before; nothing was done again.' },
  },
  ['text', 'undoable'],
);

const candidate = object({ value: text, title: text }, ['value', 'title']);
const fieldProblem = object(
  {
    input: text,
    code: { enum: ['missing', 'invalid', 'unknown', 'ambiguous'] },
    text,
    said: saidBeside('text'),
    candidates: list(candidate),
  },
  ['code', 'text'],
);

const problem: JsonSchema = {
  ...object(
    {
      type: { type: 'string', format: 'uri' },
      title: text,
      status: count,
      detail: { type: 'string', description: 'What was wrong.' },
      code: text,
      remedy: { type: 'string', description: 'How to go on, and who can mend it.' },
      said: saidBeside('detail', 'remedy'),
      fields: list(fieldProblem),
      reference: { type: 'string', description: 'What an administrator finds an unforeseen failure by.' },
      record: ref('Record'),
      instead: call,
    },
    ['type', 'title', 'status', 'detail', 'code'],
  ),
  description: 'A refusal (RFC 9457).',
};

const person = object({ id: text, name: text, mail: text }, ['id', 'name', 'mail']);
const me = object(
  {
    member: person,
    desk: object({
      id: text,
      name: text,
      zone: text,
      locale: text,
      holdSeconds: { ...count, description: 'How long a reply to a contact waits before it leaves.' },
    }),
    zone: text,
    locale: text,
    roles: list(text),
    grants: list(text),
    definitions: list({ type: 'object', additionalProperties: true }),
    setupUntil: { ...instant, description: 'Until when somebody is let in who came by a set-up link.' },
  },
  ['member', 'desk', 'zone', 'locale', 'roles', 'grants', 'definitions'],
);

const signIn: JsonSchema = {
  ...object(
    {
      authority: { type: 'string', format: 'uri' },
      clientId: text,
      scopes: list(text),
      redirectUri: { type: 'string', format: 'uri' },
      entraTenantId: text,
    },
    ['authority', 'clientId', 'scopes', 'redirectUri', 'entraTenantId'],
  ),
  description:
    'What an authorization code flow with PKCE needs; `/oauth2/v2.0/authorize` and `/oauth2/v2.0/token` follow the authority.',
};

const config = object(
  {
    mode: { enum: ['try', 'live'] },
    version: text,
    publicUrl: { type: 'string', format: 'uri' },
    teamsAppId: text,
    signIn: ref('SignIn'),
    desks: {
      ...list(object({ name: text, entraTenantId: text, signIn: ref('SignIn') }, ['name', 'entraTenantId'])),
      description: 'Try mode only: the desks that there are.',
    },
  },
  ['mode', 'version', 'publicUrl'],
);

/** What the answers are made of, by the names that the OpenAPI document refers to. */
export const answerSchemas: { readonly [name: string]: JsonSchema } = {
  Answer: answer,
  Sentence: sentence,
  Config: config,
  Me: me,
  Problem: problem,
  Record: record,
  Reference: reference,
  SignIn: signIn,
};
