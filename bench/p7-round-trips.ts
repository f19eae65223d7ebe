import { setTimeout as sleep } from 'node:timers/promises';
import { loadRegistry } from '../src/actions/registry.ts';
import { startChild } from './harness/child.ts';
import { type Figure, type Measurement, type Run, rounded } from './harness/measurement.ts';
import { commands, undeclared } from './trips/commands.ts';
import type { Command } from './trips/costs.ts';
import { countingStore, type StoreCalls } from './trips/counting-store.ts';
import { furnish } from './trips/furnish.ts';
import { type BenchDesk, startDesk } from './turns/desk-side.ts';
import type { MicrosoftCounts, MicrosoftReady } from './turns/microsoft-side.ts';
import { type TeamsClient, teamsClient } from './turns/teams-client.ts';

const botId = '5f1d7c52-0f40-4b6e-9d8f-0c7a3d2b1e11';
const atOnce = 200;

/** A desk whose every call to the store and to Microsoft is counted. */
interface Counted {
  desk: BenchDesk;
  calls(): StoreCalls;
  asked(question: 'counts' | 'reset'): Promise<MicrosoftCounts>;
  reset(): Promise<void>;
  /** Resolves when the desk has come to rest: what follows from a command is part of its cost. */
  rest(): Promise<void>;
  client(person: string, connections?: number): TeamsClient;
  close(): Promise<void>;
}

/** Starts something whose repeated work never comes round: sweeps are not part of what a command costs. */
async function withoutSweeps<T>(start: () => Promise<T>): Promise<T> {
  const real = globalThis.setInterval;
  const never = ((...args: Parameters<typeof setInterval>) => {
    const timer = real(...args);
    clearInterval(timer);
    return timer;
  }) as typeof setInterval;
  globalThis.setInterval = Object.assign(never, real);
  try {
    return await start();
  } finally {
    globalThis.setInterval = real;
  }
}

async function countedDesk(): Promise<Counted> {
  const microsoft = await startChild<MicrosoftReady>(new URL('turns/microsoft-side.ts', import.meta.url), { botId });
  const { url, serviceUrl, token } = microsoft.ready;
  let counter: ReturnType<typeof countingStore> | undefined;
  const desk = await withoutSweeps(() =>
    startDesk({ botId, microsoft: url }, (store) => {
      counter = countingStore(store);
      return counter.store;
    }),
  );
  const counted = counter!;
  await furnish(desk.store, new Date());
  const clients: TeamsClient[] = [];
  const total = () => counted.calls.reads.length + counted.calls.writes.length;
  const asked: Counted['asked'] = (question) => microsoft.ask(question);
  return {
    desk,
    calls: () => counted.calls,
    asked,
    async reset() {
      counted.reset();
      await asked('reset');
    },
    async rest() {
      for (let before = -1; before !== total(); ) {
        before = total();
        await sleep(500);
      }
    },
    client(person, connections = 1) {
      const conversationId = `a:${person}`;
      const client = teamsClient({ url: desk.url, serviceUrl, token, botId, person, conversationId, connections });
      clients.push(client);
      return client;
    },
    async close() {
      for (const client of clients) client.close();
      await desk.close();
      await microsoft.stop();
    },
  };
}

/** What a command cost beyond what is declared; empty when nothing. */
function excess({ name, reads, writes, sends }: Command, calls: StoreCalls, sent: number): string {
  const over = [
    calls.reads.length === reads ? '' : `${calls.reads.length} reads for ${reads}`,
    calls.writes.length === writes ? '' : `${calls.writes.length} writes for ${writes}`,
    sent === sends ? '' : `${sent} sends for ${sends}`,
  ].filter((one) => one);
  return over.length ? `${name} (${over.join(', ')})` : '';
}

async function trips(run: Run): Promise<Figure> {
  const counted = await countedDesk();
  const people = new Map<string, TeamsClient>();
  const person = (key: string) => people.get(key) ?? people.set(key, counted.client(key)).get(key)!;
  const wrong: string[] = [];
  let [worst, all, least] = [0, 0, 0];
  const chosen = run.tiny ? commands.slice(0, 3) : commands;
  try {
    for (const command of chosen) {
      const client = person(command.by ?? 'tess');
      // So that who the person is was asked a moment ago, and is not forgotten in between.
      counted.desk.core.directory.forgetMembers();
      counted.desk.core.directory.forgetTenants();
      for (const text of ['settings', ...(command.before ?? [])]) await client.say(text);
      await counted.rest();
      await counted.reset();
      await client.say(command.say);
      await counted.rest();
      const { sends, other } = await counted.asked('counts');
      const calls = counted.calls();
      const actual = calls.reads.length + calls.writes.length + sends + other;
      const declared = command.reads + command.writes + command.sends;
      worst = Math.max(worst, actual / declared);
      all += actual;
      least += declared;
      const over = excess(command, calls, sends + other);
      if (over) run.say(`  ${over}: ${[...calls.reads, ...calls.writes].join(' ')}`);
      if (over) wrong.push(over);
    }
    const beside = wrong.length ? `; beside the declared: ${wrong.join('; ')}` : '';
    const detail = `the worst of ${chosen.length} typed commands, Graph asked for nothing; in all ${all} round trips for ${least}${beside}`;
    return { id: 'P7', ratio: rounded(worst), control: 1, target: 1, detail };
  } finally {
    await counted.close();
  }
}

/** Whether every command that can be typed has been declared: else the worst is not known. */
async function declared(): Promise<Figure> {
  const open = undeclared(await loadRegistry());
  const rest = open.length > 0 ? `; not in bench/trips: ${open.join(', ')}` : '';
  const detail = `${commands.length + open.length} commands can be typed, ${commands.length} of them declared${rest}`;
  return { id: 'P7 declared', ratio: rounded((commands.length + open.length) / commands.length), control: 1, target: 1, detail };
}

/** Many commands at once on a desk that has just started: what Microsoft is asked for beside the sends. */
async function cold({ tiny }: Run): Promise<Figure> {
  const counted = await countedDesk();
  const count = tiny ? 10 : atOnce;
  try {
    const client = counted.client('tess', count);
    await counted.asked('reset');
    await Promise.all(Array.from({ length: count }, (_, place) => client.say(`ticket ${1_001 + (place % 40)}`)));
    const { metadata, keys, tokens, sends, other } = await counted.asked('counts');
    const ratio = Math.max(metadata, keys, tokens, sends / count) + other;
    const detail = `${count} commands at once from cold: ${metadata} metadata, ${keys} key and ${tokens} token fetches, ${sends} sends`;
    return { id: 'P7 cold', ratio: rounded(ratio), control: 1, target: 1, detail };
  } finally {
    await counted.close();
  }
}

/** How often store and connector are asked for a typed command, against the least. */
export const roundTrips: Measurement = {
  id: 'P7',
  title: 'round trips of typed commands',
  run: async (run) => [await trips(run), await declared(), await cold(run)],
};
