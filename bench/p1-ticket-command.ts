import { startChild } from './harness/child.ts';
import { compare } from './harness/compare.ts';
import { type Figure, type Measurement, type Run, rounded, time } from './harness/measurement.ts';
import { quantile } from './harness/statistics.ts';
import type { MicrosoftReady } from './turns/microsoft-side.ts';
import { teamsClient } from './turns/teams-client.ts';

const botId = '5f1d7c52-0f40-4b6e-9d8f-0c7a3d2b1e11';
const numbers = [1_001, 1_002, 1_003, 1_004, 1_005, 1_006, 1_007, 1_008];

async function run({ tiny }: Run): Promise<Figure[]> {
  const microsoft = await startChild<MicrosoftReady>(new URL('turns/microsoft-side.ts', import.meta.url), { botId });
  const { url, serviceUrl, token } = microsoft.ready;
  const desk = await startChild<{ url: string }>(new URL('turns/desk-process.ts', import.meta.url), { botId, microsoft: url });
  const echo = await startChild<{ url: string }>(new URL('turns/echo-side.ts', import.meta.url), {});
  const clients = [desk, echo].map(({ ready }) => teamsClient({ url: ready.url, serviceUrl, token, botId }));
  try {
    const [ours, theirs] = clients.map((client) => (at: number) => client.say(`ticket ${numbers[at % numbers.length]}`));
    const sizes = tiny ? { blocks: 2, size: 3, warm: 3 } : { warm: 800 };
    const { ratio, control, ours: mine, theirs: others } = await compare(ours!, theirs!, sizes);
    const slow = quantile(mine, 0.99) / quantile(others, 0.99);
    const times = (all: number[]) => `p50 ${time(quantile(all, 0.5))}, p99 ${time(quantile(all, 0.99))}`;
    const detail = `ticket <n> over HTTP, token checked, card sent: ${times(mine)}; bare botbuilder echo without token checks: ${times(others)}; p99 ratio ${slow.toFixed(2)} (target 1.5)`;
    return [{ id: 'P1', ratio: rounded(ratio), control: rounded(control), target: 1.2, detail }];
  } finally {
    for (const client of clients) client.close();
    await Promise.all([desk.stop(), echo.stop(), microsoft.stop()]);
  }
}

/** What a typed command costs from Teams' side, against the least that Microsoft's own SDK can do. */
export const ticketCommand: Measurement = { id: 'P1', title: 'the command "ticket <n>"', run };
