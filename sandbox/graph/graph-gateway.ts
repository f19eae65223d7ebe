import type { Route, SandboxReply, SandboxRequest } from '../http/routes.ts';
import { checkPermission } from './check-permission.ts';
import type { GraphCore } from './graph-core.ts';
import type { CallIds } from './graph-error.ts';
import { GraphError, graphErrorReply, graphErrors } from './graph-error.ts';
import type { GraphCaller, GraphOperation, Workload } from './graph-operation.ts';
import { readCaller } from './read-caller.ts';

const throttleCodes: Readonly<Record<Workload, string>> = {
  directory: 'TooManyRequests',
  teams: 'TooManyRequests',
  outlook: 'ApplicationThrottled',
  subscriptions: 'TooManyRequests',
};
const concurrentPerMailbox = 4;

/** Runs operations of Graph as the real one does: token, throttle, contract, permission, then the operation; and checks its own answer. */
export interface GraphGateway {
  run(operation: GraphOperation, request: SandboxRequest): Promise<SandboxReply>;
  /** Answers a call that no operation is for. */
  unknown(request: SandboxRequest): Promise<SandboxReply>;
}

function idsOf(core: GraphCore, request: SandboxRequest): CallIds {
  const given = request.headers['client-request-id'];
  const requestId = core.unique();
  return { requestId, clientRequestId: typeof given === 'string' ? given : requestId };
}

function finished(core: GraphCore, ids: CallIds, reply: SandboxReply): SandboxReply {
  const json = 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';
  return {
    ...reply,
    headers: {
      'request-id': ids.requestId,
      'client-request-id': ids.clientRequestId,
      'x-ms-ags-diagnostic':
        '{"ServerInfo":{"DataCenter":"Sandbox","Slice":"E","Ring":"5","ScaleUnit":"000","RoleInstance":"SANDBOX"}}',
      date: core.clock.now().toUTCString(),
      ...(reply.body === undefined ? {} : { 'content-type': json }),
      ...reply.headers,
    },
  };
}

/** What calls are counted under: the app, and what it works on. */
function throttleKey(caller: GraphCaller, { workload }: GraphOperation, request: SandboxRequest): string {
  const mailbox = workload === 'outlook' ? (request.params['user-id'] ?? caller.user?.id ?? '') : '';
  return [caller.app.appId, caller.tenant.id, mailbox].filter(Boolean).join(' ');
}

/** Source: learn.microsoft.com, "Obtain immutable identifiers for Outlook resources". */
function preference(operation: GraphOperation, request: SandboxRequest): Record<string, string> {
  const asked = String(request.headers['prefer'] ?? '');
  const isImmutable = operation.workload === 'outlook' && /IdType="ImmutableId"/i.test(asked);
  return isImmutable ? { 'preference-applied': 'IdType="ImmutableId"' } : {};
}

/** The gateway on a core. */
export function createGraphGateway(core: GraphCore): GraphGateway {
  const running = new Map<string, number>();

  const note = (side: 'request' | 'answer', operation: string, url: string, problems: readonly string[]) => {
    if (problems.length > 0) core.violations.push({ at: core.clock.now().toISOString(), side, operation, url, problems });
  };
  const admitted = (operation: GraphOperation, caller: GraphCaller, request: SandboxRequest): string => {
    const key = throttleKey(caller, operation, request);
    const wait = core.throttle.admit(`graph.${operation.bucket ?? operation.workload}`, key);
    const isCrowded = operation.workload === 'outlook' && (running.get(key) ?? 0) >= concurrentPerMailbox;
    if (wait ?? isCrowded) throw graphErrors.throttled(throttleCodes[operation.workload], wait?.retryAfterSeconds);
    return key;
  };
  const answered = async (operation: GraphOperation, request: SandboxRequest): Promise<SandboxReply> => {
    const caller = await readCaller(core.entra, request.headers.authorization);
    const key = admitted(operation, caller, request);
    const problems = core.contract.request({ ...request, operation: operation.operation });
    note('request', operation.operation, request.url, problems);
    if (problems.length > 0) throw graphErrors.badRequest(problems.join('; '));
    if (operation.permissions) checkPermission(operation.workload, caller, operation.permissions);
    running.set(key, (running.get(key) ?? 0) + 1);
    try {
      const reply = await operation.handle({ caller, request, param: (name) => request.params[name] ?? '' });
      return { ...reply, headers: { ...preference(operation, request), ...reply.headers } };
    } finally {
      running.set(key, (running.get(key) ?? 1) - 1);
    }
  };
  const withErrors = async (request: SandboxRequest, name: string, work: () => Promise<SandboxReply>): Promise<SandboxReply> => {
    const ids = idsOf(core, request);
    let reply: SandboxReply;
    try {
      reply = await work();
    } catch (problem) {
      if (!(problem instanceof GraphError)) throw problem;
      reply = graphErrorReply(problem, core.clock.now(), ids);
    }
    if (name !== '') note('answer', name, request.url, core.contract.answer(name, reply.status, reply.body));
    return finished(core, ids, reply);
  };
  return {
    run: (operation, request) => withErrors(request, operation.operation, () => answered(operation, request)),
    unknown: (request) =>
      withErrors(request, '', async () => {
        await readCaller(core.entra, request.headers.authorization);
        const [path = ''] = request.url.split('?');
        note('request', `${request.method} ${path}`, request.url, ['the sandbox has no such operation']);
        throw graphErrors.badRequest(`Resource not found for the segment '${path.split('/').at(-1)}'.`);
      }),
  };
}

/** The routes of an operation, under every spelling of its path. */
export function routesOf(gateway: GraphGateway, operation: GraphOperation): readonly Route[] {
  const [method = '', template = ''] = operation.operation.split(' ');
  return [template, ...(operation.alsoAt ?? [])].map((path) => ({
    method,
    path: `/graph/v1.0${path.replace(/\{([^}]+)\}/g, ':$1')}`,
    name: `graph.${operation.name}`,
    handle: (request) => gateway.run(operation, request),
  }));
}
