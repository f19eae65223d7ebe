import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Asked, Said } from './kill-child.ts';

/** A desk in a process of its own. */
export interface DeskProcess {
  /** Hands it an activity; `undefined` when it ended before it answered. */
  post(activity: unknown): Promise<{ status: number; text: string } | undefined>;
  sweep(): Promise<void>;
  /** Kills it, as the machine would. */
  kill(): Promise<void>;
  /** Lets it end by itself. */
  stop(): Promise<void>;
  /** Resolves when it has ended, however that came. */
  ended: Promise<unknown>;
}

type Wanted = { post: unknown } | { sweep: true } | { stop: true };

async function isReady(child: ChildProcess): Promise<void> {
  const [said] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [Said | number];
  if (typeof said !== 'object' || said === null || !('ready' in said)) throw new Error(`the desk did not start: ${String(said)}`);
}

/** Starts a desk on this folder. It kills itself right after `killAfter` writes when that is not 0; its clock goes `clockAhead` milliseconds ahead. */
export async function deskProcess(folder: string, killAfter: number, clockAhead: number): Promise<DeskProcess> {
  const args = [folder, String(killAfter), String(clockAhead)];
  const child = fork(join(import.meta.dirname, 'kill-child.ts'), args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = once(child, 'exit');
  await isReady(child);
  const waiting = new Map<number, (said: { status: number; text: string } | undefined) => void>();
  let count = 0;
  child.on('message', (said: Said) => {
    if ('id' in said) waiting.get(said.id)?.(said);
  });
  ended.then(() => {
    for (const resolve of waiting.values()) resolve(undefined);
  });
  const ask = (wanted: Wanted): Promise<{ status: number; text: string } | undefined> => {
    count += 1;
    const asked: Asked = { ...wanted, id: count };
    const { promise, resolve } = Promise.withResolvers<{ status: number; text: string } | undefined>();
    waiting.set(count, resolve);
    if (!child.connected) resolve(undefined);
    else child.send(asked, (error) => void (error && resolve(undefined)));
    return promise;
  };
  return {
    post: (activity) => ask({ post: activity }),
    sweep: async () => void (await ask({ sweep: true })),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      await ask({ stop: true });
      await ended;
    },
    ended,
  };
}
