import http from 'node:http';
import { startChild } from './harness/child.ts';
import { compare } from './harness/compare.ts';
import { type Figure, type Measurement, type Run, rounded, time } from './harness/measurement.ts';
import { quantile } from './harness/statistics.ts';
import { itemsInCall, toldCall } from './webhook/told-changes.ts';

/** Graph gives up on an answer after three seconds. */
const patience = 2_900;

/** Posts calls over one connection that is kept, as Graph does. */
function caller(url: string) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  let made = 0;
  const call = () =>
    new Promise<void>((resolve, reject) => {
      made += 1;
      const body = toldCall(made);
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      const request = http.request(url, { method: 'POST', agent, headers }, (response) => {
        response.resume();
        response.on('end', () =>
          response.statusCode === 202 ? resolve() : reject(new Error(`answered ${response.statusCode}`)),
        );
      });
      request.on('error', reject);
      request.end(body);
    });
  return { call, made: () => made, close: () => agent.destroy() };
}

async function run({ tiny }: Run): Promise<Figure[]> {
  const desk = await startChild<{ url: string }>(new URL('webhook/desk-webhook.ts', import.meta.url), {});
  const bare = await startChild<{ url: string }>(new URL('webhook/bare-webhook.ts', import.meta.url), {});
  const [ours, theirs] = [caller(desk.ready.url), caller(bare.ready.url)];
  try {
    const sizes = tiny ? { blocks: 2, size: 3, warm: 3 } : { warm: 400 };
    const { ratio, control, ours: mine, theirs: others } = await compare(ours.call, theirs.call, sizes);
    const { calls, items, refused } = await desk.ask<{ calls: number; items: number; refused: number }>('queued');
    if (calls !== ours.made() || items !== itemsInCall || refused > 0)
      throw new Error(
        `${calls} calls with ${items} notifications were queued of ${ours.made()} with ${itemsInCall}; ${refused} refused`,
      );
    const slowest = Math.max(...mine);
    const p = (all: number[]) => `p50 ${time(quantile(all, 0.5))}, p99 ${time(quantile(all, 0.99))}`;
    const detail = `${itemsInCall} notifications checked and durably queued, then 202: ${p(mine)}; restify with body parser and one durable insert: ${p(others)}; ${calls} of ${ours.made()} calls queued whole`;
    const late = `slowest of ${mine.length} acknowledgements: ${time(slowest)} of ${patience} ms`;
    return [
      { id: 'P9', ratio: rounded(ratio), control: rounded(control), target: 1.2, detail },
      { id: 'P9 slowest', ratio: rounded(slowest / patience), control: 1, target: 1, detail: late },
    ];
  } finally {
    ours.close();
    theirs.close();
    await Promise.all([desk.stop(), bare.stop()]);
  }
}

/** What it costs to acknowledge change notifications, against the least that keeps them. */
export const webhook: Measurement = { id: 'P9', title: 'acknowledging change notifications', run };
