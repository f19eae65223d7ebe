import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { buffer } from 'node:stream/consumers';
import { readSettings } from '../config/settings.ts';
import { askServer } from './control-socket.ts';
import { runCli } from './run-cli.ts';
import { fileFailure, type Terminal, textOf } from './terminal.ts';

const sitsThere = process.stdin.isTTY === true && process.stderr.isTTY === true;

async function readText(path: string): Promise<string> {
  try {
    return textOf(path, path === '-' ? await buffer(process.stdin) : await readFile(path));
  } catch (error) {
    throw fileFailure(path, error);
  }
}

async function confirm(question: string): Promise<boolean> {
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new Promise<string>((end) => asking.once('close', () => end('')));
  const said = await Promise.race([asking.question(`${question} [y/N] `), ended]);
  asking.close();
  return /^y(es)?$/i.test(said.trim());
}

// Whoever reads the output may stop reading (`| head`): what is done is done, and there is nobody left to tell.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(process.exitCode ?? 0);
  });

const terminal: Terminal = { readFile: readText, variable: (name) => process.env[name], ...(sitsThere && { confirm }) };

process.exitCode = await runCli(process.argv.slice(2), {
  settings: (flags) => readSettings(flags, process.env),
  ask: askServer,
  terminal,
  color: process.stdout.isTTY === true && !process.env['NO_COLOR'],
  now: () => new Date(),
  random: Math.random,
  out: (text) => process.stdout.write(`${text}\n`),
  error: (text) => process.stderr.write(`${text}\n`),
  step: (text) => void (process.stderr.isTTY === true && process.stderr.write(`${text}\n`)),
});
