import { readSettings } from '../config/settings.ts';
import { askServer } from './control-socket.ts';
import { dataFlagOf, runCli } from './run-cli.ts';

const argv = process.argv.slice(2);
const output = {
  out: (text: string) => process.stdout.write(`${text}\n`),
  error: (text: string) => process.stderr.write(`${text}\n`),
};

const { data } = readSettings(dataFlagOf(argv), process.env);
const answer = await askServer(data, argv);
if (answer) {
  answer.out.forEach(output.out);
  answer.error.forEach(output.error);
  process.exitCode = answer.code;
} else process.exitCode = await runCli(argv, { variables: process.env, now: () => new Date(), ...output });
