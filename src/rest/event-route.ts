import { Readable } from 'node:stream';
import { apiAddresses } from '../../shared/api/addresses.ts';
import { Failure } from '../../shared/errors/failure.ts';
import { say } from '../../shared/text/say.ts';
import { mayRead } from '../actions/permission.ts';
import type { HttpAnswer, Route } from '../http/route.ts';
import type { RestParts } from './parts.ts';
import { privateHeaders } from './private-headers.ts';
import { privateRoute } from './private-route.ts';
import { type Visitor, visitorOf } from './visitor.ts';

const heartbeatEvery = 20_000;
const longestDelay = 2 ** 31 - 1;
/** What a listener that does not read may leave lying before it is let go. */
const mostUnread = 64 * 1024;

function tooMany(): Failure {
  const remedy = say`Close Deskhand in some of the windows where it is open.`;
  return new Failure('too-many-streams', 'busy', say`You listen to changes in too many windows.`, remedy);
}

/** A stream of the changes that this visitor may know of; it ends with their sign-in, or at a heartbeat at which they are no longer let in. */
function streamFor({ feed, now }: RestParts, { caller, until }: Visitor, mayStay: () => Promise<boolean>): Readable {
  const stream = new Readable({ read: () => undefined });
  const write = (text: string) => {
    if (stream.readableLength > mostUnread) end();
    else stream.push(text);
  };
  const timers: NodeJS.Timeout[] = [];
  const end = () => {
    stop?.();
    for (const timer of timers.splice(0)) clearInterval(timer);
    if (!stream.readableEnded && !stream.destroyed) stream.push(null);
  };
  let told = '';
  const stop = feed.listen({
    tenantId: caller.tenant._id,
    memberId: caller.actor._id,
    end,
    hear(change) {
      const text = JSON.stringify(change);
      // Several events of one change tell the same version; what becomes of notices has none and is always new.
      if (change.kind !== 'notice' && (text === told || !mayRead(caller.actor, change.kind))) return;
      told = text;
      write(`event: change\ndata: ${text}\n\n`);
    },
  });
  if (!stop) throw tooMany();
  stream.once('close', end);
  write('retry: 3000\n\n');
  timers.push(
    setInterval(() => void mayStay().then((may) => (may ? write(': here\n\n') : end())), heartbeatEvery),
    setTimeout(end, Math.min(longestDelay, Math.max(0, until.getTime() - now().getTime()))),
  );
  return stream;
}

/** `GET /api/events`: server-sent events, read with `fetch` since the sign-in comes in a header. */
export function eventRoute(parts: RestParts): Route {
  return privateRoute(parts, {
    method: 'GET',
    path: apiAddresses.events,
    async handle(request, visitor): Promise<HttpAnswer> {
      const headers = { ...privateHeaders, 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' };
      if (request.method === 'HEAD') return { status: 200, headers };
      const mayStay = () =>
        visitorOf(parts, request).then(
          ({ signedOut }) => !signedOut,
          () => false,
        );
      return { status: 200, headers, body: streamFor(parts, visitor, mayStay) };
    },
  });
}
