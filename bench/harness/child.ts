import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What a child process offers its parent, once it is up. */
export interface Serving {
  /** Plain values that the parent needs: addresses, mostly. */
  ready: object;
  /** Answers a question of the parent with plain values. */
  ask?(question: string): Promise<object> | object;
  close(): Promise<void>;
}

/** A child process that is up. */
export interface Child<T> {
  ready: T;
  ask<A>(question: string): Promise<A>;
  /** Resolves when it is gone. */
  stop(): Promise<void>;
}

type Heard = { ready: object } | { answer: object } | { failed: string };

/** Starts a file of the bench in a process of its own, so that the sides of a comparison share no heap and no compiled code. It ends with this process at the latest. */
export async function startChild<T>(file: URL, options: object): Promise<Child<T>> {
  const child = fork(fileURLToPath(file), [JSON.stringify(options)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const hear = () =>
    new Promise<Heard>((resolve, reject) => {
      const gone = (code: number | null) => reject(new Error(`${file.pathname.split('/').pop()} ended with ${code}`));
      child.once('exit', gone);
      child.once('message', (heard) => {
        child.off('exit', gone);
        resolve(heard as Heard);
      });
    });
  const first = await hear();
  if (!('ready' in first)) throw new Error('failed' in first ? first.failed : 'the child did not come up');
  return {
    ready: first.ready as T,
    async ask<A>(question: string) {
      child.send(question);
      const heard = await hear();
      if ('failed' in heard) throw new Error(heard.failed);
      return (heard as { answer: object }).answer as A;
    },
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.disconnect();
      }),
  };
}

/** What a child's file does: starts with the parent's options, tells what it offers, and ends when the parent lets go. */
export async function serveParent<T>(start: (options: T) => Promise<Serving>): Promise<void> {
  const tell = (message: Heard) => process.send?.(message);
  const fail = (error: unknown) => tell({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  try {
    const serving = await start(JSON.parse(process.argv[2] ?? '{}') as T);
    process.on('message', (question: string) => {
      Promise.resolve(serving.ask?.(question) ?? {}).then((answer) => tell({ answer }), fail);
    });
    process.on('disconnect', () => {
      serving.close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
    tell({ ready: serving.ready });
  } catch (error) {
    fail(error);
    process.exit(1);
  }
}
