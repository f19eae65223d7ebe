import { createHash } from 'node:crypto';
import { actionAddress, queryAddress } from '../../shared/api/addresses.ts';
import { Failure } from '../../shared/errors/failure.ts';
import { type Sentence, say, word } from '../../shared/text/say.ts';
import { derivedId } from '../actions/keys.ts';
import type { HttpAnswer, HttpRequest, Route } from '../http/route.ts';
import { expectedVersionOf, idempotencyKeyOf, inputsOfBody, inputsOfQuery } from './given-inputs.ts';
import { answerOf, ok, refusedAnswer } from './outcome-answer.ts';
import type { RestParts } from './parts.ts';
import { privateHeaders } from './private-headers.ts';
import { privateRoute } from './private-route.ts';
import type { Visitor } from './visitor.ts';

function notThere(what: string, other: Sentence | undefined): Failure {
  const remedy = other ?? say`The address /api/openapi.json lists what there is.`;
  return new Failure('no-such-call', 'missing', say`There is no such ${word(what)}.`, remedy);
}

function actionNamed({ core }: RestParts, name: string) {
  const found = core.registry.find(name);
  if (found?.type === 'action') return found;
  throw notThere('action', found && say`It is a query: ask it with GET at ${queryAddress(found.name)}.`);
}

function queryNamed({ core }: RestParts, name: string) {
  const found = core.registry.find(name);
  if (found?.type === 'query') return found;
  throw notThere('query', found && say`It is an action: do it with POST at ${actionAddress(found.name)}.`);
}

/** The same call of the same person, however often it comes: the same key, action and inputs. */
function keyOf({ caller }: Visitor, name: string, given: string, raw: Record<string, unknown>): string {
  const inputs = JSON.stringify(Object.entries(raw).sort(([a], [b]) => (a < b ? -1 : 1)));
  return derivedId('rest', caller.tenant._id, caller.actor._id, name, given, inputs);
}

async function perform(parts: RestParts, request: HttpRequest, visitor: Visitor): Promise<HttpAnswer> {
  const { caller } = visitor;
  const action = actionNamed(parts, request.params['name'] ?? '');
  const raw = await inputsOfBody(request, action.input);
  const key = keyOf(visitor, action.name, idempotencyKeyOf(request) ?? parts.nonce(), raw);
  const expectedVersion = expectedVersionOf(request);
  const call = { key, ...(expectedVersion !== undefined && { expectedVersion }) };
  const outcome = await parts.core.door.execute(action, raw, caller, call);
  if (!outcome.ok) return refusedAnswer(parts, caller, outcome);
  const answer = await answerOf(parts, caller, outcome, key);
  return ok(answer, answer.record && { etag: `"${answer.record.version}"` });
}

/** A tag that stands for exactly this answer: the record's version, where it shows one, and what all of it reads like. */
function tagOf(text: string, version: number | undefined): string {
  const print = createHash('sha256').update(text).digest('base64url').slice(0, 16);
  return `"${version === undefined ? '' : `${version}-`}${print}"`;
}

function isKnown({ headers }: HttpRequest, tag: string): boolean {
  const known = headers['if-none-match']?.split(',').map((one) => one.trim().replace(/^W\//, ''));
  return known?.includes(tag) === true;
}

async function ask(parts: RestParts, request: HttpRequest, visitor: Visitor): Promise<HttpAnswer> {
  const { caller } = visitor;
  const query = queryNamed(parts, request.params['name'] ?? '');
  const raw = inputsOfQuery(request, query.input);
  const key = parts.nonce();
  const outcome = await parts.core.door.execute(query, raw, caller, { key });
  if (!outcome.ok) return refusedAnswer(parts, caller, outcome);
  const answer = await answerOf(parts, caller, outcome, key);
  const text = JSON.stringify(answer);
  const etag = tagOf(text, answer.record?.version);
  if (isKnown(request, etag)) return { status: 304, headers: { ...privateHeaders, etag } };
  return { status: 200, headers: { ...privateHeaders, etag, 'content-type': 'application/json; charset=utf-8' }, body: text };
}

/** `POST /api/actions/<name>` and `GET /api/queries/<name>`. */
export function callRoutes(parts: RestParts): Route[] {
  return [
    privateRoute(parts, {
      method: 'POST',
      path: '/api/actions/:name',
      admitsSignedOut: ({ params }) => params['name'] === 'session.sign-in',
      handle: (request, visitor) => perform(parts, request, visitor),
    }),
    privateRoute(parts, {
      method: 'GET',
      path: '/api/queries/:name',
      handle: (request, visitor) => ask(parts, request, visitor),
    }),
  ];
}
