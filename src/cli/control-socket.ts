import { createHash } from 'node:crypto';
import { chmod, mkdir, rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { Failure } from '../../shared/errors/failure.ts';
import type { Entered } from './terminal.ts';

/** A command as it is handed to a running server. What was entered goes beside the line: the socket is open to this user alone. */
export interface CommandRequest {
  argv: readonly string[];
  entered: Entered;
}

/** One line that a command says: a result, a complaint, or how far it is. */
export type Said = { out: string } | { error: string } | { step: string };

/** Takes what a command says, as it says it. */
export type Say = (said: Said) => void;

const longestRequest = 200_000;

/** Where the server of this data folder takes commands: a socket only this user can open, outside the data folder. */
export function controlPath(data: string): string {
  const name = createHash('sha256').update(resolve(data)).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return `\\\\.\\pipe\\deskhand-${name}`;
  return join(tmpdir(), `deskhand-${userInfo().uid}`, `${name}.sock`);
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function readRequest(asked: string): CommandRequest {
  const given: unknown = asked.length > longestRequest ? undefined : JSON.parse(asked);
  const { argv, entered } = (given ?? {}) as Partial<CommandRequest>;
  const { secrets, confirmed } = entered ?? {};
  if (!isTexts(argv) || typeof secrets !== 'object' || secrets === null || !isTexts(Object.values(secrets)))
    throw new Error('no command');
  return { argv, entered: { secrets, confirmed: confirmed === true } };
}

async function answer(socket: Socket, run: (request: CommandRequest, say: Say) => Promise<number>): Promise<void> {
  socket.setTimeout(5_000, () => socket.destroy());
  const request = readRequest(await text(socket));
  socket.setTimeout(0);
  const write = (line: object) => void (socket.writable && socket.write(`${JSON.stringify(line)}\n`));
  const code = await run(request, write);
  socket.end(`${JSON.stringify({ code })}\n`);
}

/** Takes commands for a running server, so that the command line works while the server holds the store. */
export async function listenForCommands(
  data: string,
  run: (request: CommandRequest, say: Say) => Promise<number>,
): Promise<Server> {
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

/** Has the running server of this data folder do a command and hands on what it says, as it says it. Answers the exit code; `undefined` when none runs. Throws `Failure` `no-answer` when it ends or breaks meanwhile. */
export async function askServer(data: string, request: CommandRequest, say: Say): Promise<number | undefined> {
  const socket = connect({ path: controlPath(data), allowHalfOpen: true });
  const connected = await new Promise<boolean>((settle) =>
    socket.once('connect', () => settle(true)).once('error', () => settle(false)),
  );
  if (!connected) return undefined;
  socket.on('error', () => socket.destroy());
  socket.end(JSON.stringify(request));
  for await (const line of createInterface({ input: socket, crlfDelay: Number.POSITIVE_INFINITY })) {
    const said = JSON.parse(line) as Said | { code: number };
    if ('code' in said) return said.code;
    say(said);
  }
  throw new Failure('no-answer', 'offline', silence, 'Look at what it printed, then try again; or stop it first.');
}
