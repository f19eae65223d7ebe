import { answerWithFaults } from '../http/faulty-answer.ts';
import type { Route, SandboxReply, SandboxRequest } from '../http/routes.ts';
import { matchRoute } from '../http/routes.ts';
import type { JsonObject } from '../json.ts';
import { isObject, listAt, objectAt, objectsAt, textAt } from '../json.ts';
import type { GraphCore } from './graph-core.ts';
import { graphErrors } from './graph-error.ts';
import type { GraphCall, GraphOperation } from './graph-operation.ts';

const mostRequests = 20;

function lowerCased(headers: JsonObject): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}

/** One part of a batch as a request of its own, with the batch's token. */
function partRequest(outer: SandboxRequest, item: JsonObject): SandboxRequest {
  const url = `/graph/v1.0/${(textAt(item, 'url') ?? '').replace(/^\//, '')}`;
  const target = new URL(url, 'http://sandbox');
  const body = item['body'];
  const own = lowerCased(objectAt(item, 'headers'));
  return {
    method: (textAt(item, 'method') ?? 'GET').toUpperCase(),
    url,
    params: {},
    query: target.searchParams,
    headers: { authorization: outer.headers.authorization, ...own },
    body,
    bodyBytes: body === undefined ? 0 : Buffer.byteLength(JSON.stringify(body)),
  };
}

function answerOf(id: string, reply: SandboxReply): JsonObject {
  const { status, headers = {}, body } = reply;
  return { id, status, headers, ...(body === undefined ? {} : { body }) };
}

async function runPart(core: GraphCore, routes: readonly Route[], outer: SandboxRequest, item: JsonObject): Promise<JsonObject> {
  const id = textAt(item, 'id') ?? '';
  const request = partRequest(outer, item);
  const found = matchRoute(routes, request.method, request.url.split('?')[0] ?? '');
  if (!found?.route.name) {
    const error = { code: 'BadRequest', message: `Resource not found for the segment '${request.url}'.` };
    return answerOf(id, { status: 400, body: { error } });
  }
  const reply = await answerWithFaults(found.route.name, found.route, { ...request, params: found.params }, core.around);
  const lost = { status: 504, body: { error: { code: 'GatewayTimeout', message: 'The answer was lost.' } } };
  return answerOf(id, reply === 'lost' ? lost : reply);
}

function failed(id: string): JsonObject {
  const error = { code: 'FailedDependency', message: 'A request that this one depends on has failed.' };
  return answerOf(id, { status: 424, body: { error } });
}

/** Runs parts in their order; those that depend on a failed one are not carried out. Every part is throttled and can fail by itself. */
async function runAll(core: GraphCore, routes: readonly Route[], call: GraphCall): Promise<SandboxReply> {
  const items = objectsAt(call.request.body, 'requests');
  if (items.length > mostRequests)
    throw graphErrors.badRequest(`A batch takes ${mostRequests} requests at most.`, 'MaximumRequestsExceeded');
  const ids = items.map((item) => textAt(item, 'id') ?? '');
  if (new Set(ids).size !== ids.length) throw graphErrors.badRequest('The ids of the requests are not unique.');
  const answers = new Map<string, JsonObject>();
  for (const item of items) {
    const id = textAt(item, 'id') ?? '';
    const isBlocked = listAt(item, 'dependsOn').some((other) => Number(answers.get(String(other))?.['status'] ?? 500) >= 400);
    const hasType = !isObject(item['body']) || lowerCased(objectAt(item, 'headers'))['content-type'] !== undefined;
    if (!hasType) throw graphErrors.badRequest(`The request ${id} has a body without a Content-Type header.`);
    answers.set(id, isBlocked ? failed(id) : await runPart(core, routes, call.request, item));
  }
  // Graph answers in any order.
  return { status: 200, body: { responses: [...answers.values()].toReversed() } };
}

/** `POST /$batch`. `routes` are the operations' own. Source: learn.microsoft.com, "Combine multiple HTTP requests using JSON batching". */
export function batchOperation(core: GraphCore, routes: () => readonly Route[]): GraphOperation {
  return {
    name: 'batch',
    operation: 'POST /$batch',
    alsoAt: ['/%24batch'],
    workload: 'directory',
    bucket: 'batch',
    handle: (call) => runAll(core, routes(), call),
  };
}
