import { createHash } from 'node:crypto';
import { chmod, mkdir, rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { Failure } from '../../shared/errors/failure.ts';

/** What a command answered. */
export interface CommandAnswer {
  code: number;
  out: string[];
  error: string[];
}

const longestRequest = 64_000;

/** Where the server of this data folder takes commands: a socket only this user can open, outside the data folder. */
export function controlPath(data: string): string {
  const name = createHash('sha256').update(resolve(data)).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return `\\\\.\\pipe\\deskhand-${name}`;
  return join(tmpdir(), `deskhand-${userInfo().uid}`, `${name}.sock`);
}

async function answer(socket: Socket, run: (argv: string[]) => Promise<CommandAnswer>): Promise<void> {
  socket.setTimeout(5_000, () => socket.destroy());
  const asked = await text(socket);
  const argv: unknown = asked.length > longestRequest ? undefined : JSON.parse(asked);
  if (!Array.isArray(argv) || !argv.every((one) => typeof one === 'string')) throw new Error('no command');
  socket.setTimeout(0);
  socket.end(JSON.stringify(await run(argv)));
}

/** Takes commands for a running server, so that the command line works while the server holds the store. */
export async function listenForCommands(data: string, run: (argv: string[]) => Promise<CommandAnswer>): Promise<Server> {
  const path = controlPath(data);
  if (process.platform !== 'win32') {
    await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
    // The store's own lock says that no other server lives on this folder, so a socket that is there was left by a crash.
    await rm(path, { force: true });
  }
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => socket.destroy());
    answer(socket, run).catch(() => socket.destroy());
  });
  await new Promise<void>((listening, failed) => server.once('error', failed).listen(path, listening));
  if (process.platform !== 'win32') await chmod(path, 0o600);
  return server;
}

const silence = 'The running Deskhand did not answer the command.';

/** Has the running server of this data folder do a command; `undefined` when none runs. Throws `Failure` `no-answer` when it ends or breaks meanwhile. */
export async function askServer(data: string, argv: readonly string[]): Promise<CommandAnswer | undefined> {
  const socket = connect({ path: controlPath(data), allowHalfOpen: true });
  const connected = await new Promise<boolean>((settle) =>
    socket.once('connect', () => settle(true)).once('error', () => settle(false)),
  );
  if (!connected) return undefined;
  socket.end(JSON.stringify(argv));
  const said = await text(socket).catch(() => '');
  if (said === '')
    throw new Failure('no-answer', 'offline', silence, 'Look at what it printed, then try again; or stop it first.');
  return JSON.parse(said) as CommandAnswer;
}
