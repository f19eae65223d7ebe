import { seedDesks } from '../../src/seed/seed.ts';
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts';
import { runningDesk } from './running-desk.ts';
import { isWrite, wrappedStore } from './wrapped-store.ts';

/** What the parent asks of a desk in its own process. */
export type Asked = { post: unknown; id: number } | { sweep: true; id: number } | { stop: true; id: number };

/** What the desk says: that it is there, or what it answered. */
export type Said = { ready: true } | { id: number; status: number; text: string };

/** Runs a desk on this folder until it is killed, which it does to itself right after so many writes when asked to. */
async function run(folder: string, killAfter: number, clockAhead: number): Promise<void> {
  const base = await openEmbeddedStore({ folder });
  let left = Number.POSITIVE_INFINITY;
  const store = wrappedStore(base, async (command, work) => {
    if (!isWrite(command)) return work();
    left -= 1;
    const last = left === 0;
    const answer = await work();
    if (last) process.kill(process.pid, 'SIGKILL');
    return answer;
  });
  const begin = Date.now();
  const desk = await runningDesk({ store, now: () => new Date(begin + clockAhead + (Date.now() - begin)) });
  await seedDesks(base, new Date(begin));
  await desk.core.sweep();
  const tell = (said: Said) => process.send?.(said);
  process.on('message', async (asked: Asked) => {
    if ('sweep' in asked) await desk.core.sweep();
    if ('stop' in asked) await desk.stop().then(() => base.close());
    const { status, text } = 'post' in asked ? await desk.post(asked.post) : { status: 200, text: '' };
    tell({ id: asked.id, status, text });
    if ('stop' in asked) process.disconnect();
  });
  left = killAfter > 0 ? killAfter : Number.POSITIVE_INFINITY;
  tell({ ready: true });
}

const [folder = '', killAfter, clockAhead] = process.argv.slice(2);
await run(folder, Number(killAfter), Number(clockAhead));
