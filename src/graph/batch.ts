import { graphBase } from './addresses.ts';
import type { Attempted, GraphRequest } from './attempted.ts';
import type { Exchange } from './carrier.ts';
import type { Job } from './job.ts';

/** How many operations Graph takes in one request. */
const largest = 20;

/** Puts jobs together, 20 at most and no more of one mailbox than may run at once; those that may not be sent are left out. */
export function inBatches(jobs: readonly Job[], perMailbox: number): Job[][] {
  const batches: Job[][] = [];
  for (const job of jobs.filter(({ isOpen }) => isOpen)) {
    const mailbox = job.place.mailboxes[0];
    const hasRoom = (batch: readonly Job[]) => {
      const same = mailbox === undefined ? 0 : batch.filter(({ place }) => place.mailboxes[0] === mailbox).length;
      return batch.length < largest && same < perMailbox;
    };
    const batch = batches.find(hasRoom);
    if (batch) batch.push(job);
    else batches.push([job]);
  }
  return batches;
}

/** What a batch's answer says about one of its parts; silence about it is no answer. */
function partOf(answer: Attempted, id: string): Attempted {
  if (answer.kind !== 'answer') return answer;
  if (answer.status < 200 || answer.status >= 300) return answer;
  const { responses } = (answer.body ?? {}) as { responses?: unknown };
  const parts = (Array.isArray(responses) ? responses : []) as {
    id?: unknown;
    status?: unknown;
    headers?: unknown;
    body?: unknown;
  }[];
  const part = parts.find((one) => String(one?.id) === id);
  if (typeof part?.status !== 'number') return { kind: 'broken', code: 'no-part', sent: true };
  const own = Object.entries((part.headers ?? {}) as object).map(([name, value]) => [name.toLowerCase(), String(value)]);
  const headers = { 'request-id': answer.headers['request-id'] ?? '', ...Object.fromEntries(own) };
  return { kind: 'answer', status: part.status, headers, body: part.body ?? undefined, readable: true };
}

/** Sends jobs as one request, each judged by its own part of the answer. */
export function sendBatch(send: (request: Omit<GraphRequest, 'timeout'>) => Promise<Attempted>): Exchange {
  return async (token, jobs) => {
    const parts = jobs.map((job, index) => job.part(String(index + 1)));
    const headers = {
      accept: 'application/json',
      'content-type': 'application/json',
      'user-agent': 'Deskhand',
      'client-request-id': jobs[0]!.clientRequestId,
      authorization: `Bearer ${token}`,
    };
    const answer = await send({ method: 'POST', url: `${graphBase}/$batch`, headers, body: JSON.stringify({ requests: parts }) });
    return jobs.map((_job, index) => partOf(answer, String(index + 1)));
  };
}
