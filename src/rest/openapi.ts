import { actionAddress, apiAddresses } from '../../shared/api/addresses.ts';
import type { Action, Query } from '../../shared/definition/action.ts';
import { fieldKinds } from '../../shared/fields/field-kinds.ts';
import { inputSchema } from '../../shared/fields/input-schema.ts';
import { rolesWith } from '../../shared/policy/grants.ts';
import type { Definition } from '../actions/registry.ts';
import { answerSchemas } from './answer-schemas.ts';

const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const header = (name: string, description: string) => ({ [name]: { description, schema: { type: 'string' } } });
const problem = (description: string, headers = {}) => ({
  description,
  headers,
  content: { 'application/problem+json': { schema: refTo('Problem') } },
});
const json = (description: string, name: string) => ({ description, content: { 'application/json': { schema: refTo(name) } } });

const refusals = {
  401: problem('Nobody is signed in, or the sign-in has expired.', header('WWW-Authenticate', 'That another token could help.')),
  403: problem('Not let in, or not allowed; `remedy` says who can mend it.'),
  404: problem('There is no such record for this person.'),
  422: problem('Inputs are missing or wrong; `fields` names each.'),
  429: problem('Too many calls.', header('Retry-After', 'How many seconds to wait.')),
  500: problem('A failure of ours; `reference` finds it in the log.'),
  503: problem('Cannot be done for the moment.'),
};

function describe({ summary, permission: { grant }, phrases }: Definition): string {
  const roles = rolesWith(grant);
  const whom = roles.length === 0 ? 'Done by the desk itself.' : `For ${roles.join(', ')}.`;
  const typed = phrases[0] === undefined ? '' : ` In Teams: \`${phrases[0]}\`.`;
  return `${summary} ${whom}${typed}`;
}

function common(definition: Definition) {
  return {
    operationId: definition.name,
    tags: [definition.name.split('.')[0]!],
    summary: definition.title,
    description: describe(definition),
  };
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  description: 'The same key with the same inputs does the thing once.',
  schema: { type: 'string', pattern: '^[\\w-]{1,100}$' },
};
const ifMatch = {
  name: 'If-Match',
  in: 'header',
  description: 'The version of the record that was seen; if it changed since, nothing is done.',
  schema: { type: 'string', examples: ['"7"'] },
};
const ifNoneMatch = {
  name: 'If-None-Match',
  in: 'header',
  description: 'The `ETag` of an earlier answer.',
  schema: { type: 'string' },
};

function actionPath(action: Action) {
  const schema = inputSchema(action.input);
  return {
    post: {
      ...common(action),
      parameters: [idempotencyKey, ...(action.permission.scope === undefined ? [] : [ifMatch])],
      requestBody: { required: 'required' in schema, content: { 'application/json': { schema } } },
      responses: {
        200: {
          ...json('Done, or done before under the same key.', 'Answer'),
          headers: header('ETag', 'The version of the record, where the answer shows one.'),
        },
        400: problem('The body or a header cannot be read.'),
        409: problem('It cannot be done as things are; `record` is how they are.'),
        412: problem('The record has changed since `If-Match`; `record` is how it is.'),
        413: problem('The body is too large.'),
        415: problem('The body is not JSON.'),
        ...refusals,
      },
    },
  };
}

function queryPath(query: Query) {
  const parameters = Object.entries(query.input).map(([name, field]) => ({
    name,
    in: 'query',
    required: !field.optional && field.initial === undefined,
    description: field.label,
    schema: fieldKinds[field.kind].schema(field),
    ...(field.initial !== undefined && { example: field.initial }),
  }));
  return {
    get: {
      ...common(query),
      parameters: [...parameters, ifNoneMatch],
      responses: {
        200: {
          ...json('What was found.', 'Answer'),
          headers: header('ETag', 'What `If-None-Match` takes; `If-Match` takes it where it shows a record.'),
        },
        304: { description: 'The same as the answer that `If-None-Match` names.' },
        ...refusals,
      },
    },
  };
}

const fixedPaths = {
  [apiAddresses.config]: {
    get: {
      operationId: 'config',
      tags: ['sign-in'],
      summary: 'What can be known before sign-in',
      security: [],
      parameters: [{ name: 'tenant', in: 'query', description: 'An Entra tenant id.', schema: { type: 'string' } }],
      responses: { 200: json('How to sign in.', 'Config'), 403: problem('A page of another site asked.') },
    },
  },
  [apiAddresses.me]: {
    get: {
      operationId: 'me',
      tags: ['sign-in'],
      summary: 'Who is signed in, and what they may use',
      responses: { 200: json('The person, their rights, and every action and query with its inputs.', 'Me'), ...refusals },
    },
  },
  [apiAddresses.events]: {
    get: {
      operationId: 'events',
      tags: ['changes'],
      summary: 'Which records change, as it happens',
      description: 'Server-sent events named `change`, each `{ kind, id, version }`. Ends with the sign-in.',
      responses: {
        200: { description: 'A stream.', content: { 'text/event-stream': { schema: { type: 'string' } } } },
        ...refusals,
      },
    },
  },
  [apiAddresses.appPackage]: {
    get: {
      operationId: 'app-package',
      tags: ['set-up'],
      summary: 'The app package of this desk',
      description: 'The zip that an administrator uploads to Teams. For administrator.',
      responses: {
        200: {
          description: 'The package; `Content-Disposition` names it.',
          content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } },
        },
        409: problem('Teams would refuse the package, or no profile serves Teams; `detail` says what is wrong.'),
        ...refusals,
      },
    },
  },
};

/** The OpenAPI 3.1 document of the interface: every action and query of the registry, and nothing that is not there. */
export function openApiOf(definitions: readonly Definition[], version: string): object {
  const sorted = [...definitions].sort((a, b) => a.name.localeCompare(b.name));
  const paths = sorted.map((one): [string, object] =>
    one.type === 'action' ? [actionAddress(one.name), actionPath(one)] : [`/api/queries/${one.name}`, queryPath(one)],
  );
  const description =
    'Everything a person can do in Teams, through the same door and with the same checks. Values are given as a person would type them.';
  const tokenText =
    'A token of Microsoft Entra for Deskhand. `/api/config` says how to get one (authorization code with PKCE); the page at `/api/docs` gets one by itself, in try mode from the sandbox, without a password.';
  return {
    openapi: '3.1.0',
    info: { title: 'Deskhand', version, description, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/' }],
    security: [{ entra: [] }],
    tags: [...new Set(['sign-in', 'changes', 'set-up', ...sorted.map(({ name }) => name.split('.')[0]!)])].map((name) => ({
      name,
    })),
    paths: { ...fixedPaths, ...Object.fromEntries(paths) },
    components: {
      securitySchemes: {
        entra: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: tokenText },
      },
      schemas: answerSchemas,
    },
  };
}
