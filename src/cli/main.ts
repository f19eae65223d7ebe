import { readSettings } from '../config/settings.ts';
import { askServer } from './control-socket.ts';
import { runCli } from './run-cli.ts';

process.exitCode = await runCli(process.argv.slice(2), {
  settings: (flags) => readSettings(flags, process.env),
  ask: askServer,
  color: process.stdout.isTTY === true && !process.env['NO_COLOR'],
  now: () => new Date(),
  out: (text) => process.stdout.write(`${text}\n`),
  error: (text) => process.stderr.write(`${text}\n`),
});
