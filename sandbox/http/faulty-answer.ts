import type { Fault, RouteFaults } from '../faults/route-faults.ts';
import type { ExchangeLog } from '../log/exchange-log.ts';
import type { SandboxClock } from '../sandbox-clock.ts';
import type { Route, SandboxReply, SandboxRequest } from './routes.ts';

/** What a server needs besides its routes. */
export interface ServerSurroundings {
  readonly clock: SandboxClock;
  readonly faults: RouteFaults;
  readonly log: ExchangeLog;
}

function failure(fault: Fault): SandboxReply {
  const headers: Record<string, string> =
    fault.retryAfterSeconds === undefined ? {} : { 'retry-after': String(fault.retryAfterSeconds) };
  const code = fault.status === 429 ? 'Throttled' : fault.status === 412 ? 'PreconditionFailed' : 'ServiceError';
  return {
    status: fault.status ?? 500,
    headers,
    body: fault.body ?? { error: { code, message: `The sandbox was told to fail (${fault.route}).` } },
  };
}

async function outcome(
  faults: readonly Fault[],
  handle: () => SandboxReply | Promise<SandboxReply>,
): Promise<SandboxReply | 'lost'> {
  const failing = faults.find((fault) => fault.status !== undefined);
  const losing = faults.some((fault) => fault.loseAnswer);
  if (failing && !failing.done && !losing) return failure(failing);
  const reply = await handle();
  if (losing) return 'lost';
  return failing ? failure(failing) : reply;
}

/** Runs a route as the faults set for it say, and records the exchange; `lost` means that the caller must get no answer. */
export async function answerWithFaults(
  name: string,
  route: Route,
  request: SandboxRequest,
  { clock, faults, log }: ServerSurroundings,
): Promise<SandboxReply | 'lost'> {
  const hit = faults.take(name);
  const delay = Math.max(0, ...hit.map((fault) => fault.delayMilliseconds ?? 0));
  if (delay > 0) await clock.wait(delay);
  let done: SandboxReply | undefined;
  const reply = await outcome(hit, async () => {
    done = await route.handle(request);
    return done;
  });
  const answered = reply === 'lost' ? { status: 0, headers: {}, body: done?.body } : reply;
  const undone = hit.some((fault) => fault.status !== undefined || fault.loseAnswer) && done === undefined;
  const note = reply === 'lost' ? 'done, answer lost' : undone ? 'fault, not done' : hit.length > 0 ? 'fault, done' : undefined;
  log.record({
    route: name,
    method: request.method,
    url: request.url,
    requestHeaders: request.headers,
    requestBody: request.body,
    status: answered.status,
    responseHeaders: answered.headers ?? {},
    responseBody: answered.body,
    ...(note === undefined ? {} : { note }),
  });
  return reply;
}
