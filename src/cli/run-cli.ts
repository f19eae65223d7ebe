import { Command, CommanderError, Option } from 'commander';
import { settingList } from '../config/settings.ts';
import { appManifest } from './app-manifest.ts';
import type { CliCommand, CommandFlag, Surroundings } from './cli-command.ts';
import { columns } from './columns.ts';
import { docsCommands } from './docs-commands.ts';
import { doctor } from './doctor.ts';
import { failureText } from './failure-text.ts';
import { listMembers } from './list-members.ts';

const commands: readonly CliCommand[] = [listMembers, doctor, appManifest, docsCommands];

const flagTexts: { readonly [flag in CommandFlag]: string } = {
  json: 'print JSON',
  write: 'write the file instead of printing it',
  check: 'write nothing; exit code 1 when the file is not up to date',
};

type Options = { readonly [option: string]: string | boolean | undefined };

function optionOf(flag: string): string {
  return flag.replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase());
}

function settingsFlags(options: Options): string[] {
  return settingList.flatMap(({ flag }) => {
    const value = options[optionOf(flag)];
    return typeof value === 'string' ? [`--${flag}=${value}`] : [];
  });
}

function declare(parent: Command, definition: CliCommand, run: (options: Options) => Promise<void>): void {
  const { noun, verb, summary, flags, readsStore } = definition;
  const command = parent.command(verb ?? noun).description(summary);
  for (const flag of flags) command.option(`--${flag}`, flagTexts[flag]);
  command.option('--color', 'use colours').option('--no-color', 'use none (also NO_COLOR)');
  const settings = readsStore ? settingList : [];
  for (const { flag, variable, text } of settings)
    command.addOption(new Option(`--${flag} <value>`, `${text}; ${variable}`).helpGroup('Settings, as of npm start:'));
  command.exitOverride().action(run);
}

/** The page that names every command, by noun. */
function overview(): string {
  const rows = commands.map(({ noun, verb, flags, summary }) => [
    `  ${[noun, verb].filter(Boolean).join(' ')}${flags.map((flag) => ` [--${flag}]`).join('')}`,
    summary,
  ]);
  return [
    'Looks after a Deskhand installation.',
    '',
    'Use: npm run deskhand -- <noun> [verb] [flags]',
    '',
    ...columns(rows),
    '',
    '--data <folder> names the installation where it is not .data; “<noun> <verb> --help” lists all flags.',
    'Exit codes: 0 done, 1 it failed or something is not ready, 2 the command was not understood.',
    '',
  ].join('\n');
}

function programOf(around: Surroundings, run: (command: CliCommand, options: Options) => Promise<void>): Command {
  const program = new Command('deskhand').exitOverride().showSuggestionAfterError();
  program.configureOutput({
    writeOut: (text) => around.out(text.trimEnd()),
    writeErr: (text) => around.error(text.trimEnd()),
    getOutHasColors: () => around.color,
    getErrHasColors: () => around.color,
  });
  const nouns = new Map<string, Command>();
  for (const command of commands) {
    const { noun, verb } = command;
    if (verb !== undefined && !nouns.has(noun)) nouns.set(noun, program.command(noun).exitOverride());
    declare(verb === undefined ? program : nouns.get(noun)!, command, (options) => run(command, options));
  }
  program.helpInformation = overview;
  return program;
}

/** Runs one command line. Answers the exit code: 0 done, 1 it failed or something is not ready, 2 it was not understood. */
export async function runCli(argv: readonly string[], around: Surroundings): Promise<number> {
  let code = 0;
  const program = programOf(around, async (command, options) => {
    const color = typeof options['color'] === 'boolean' ? options['color'] : around.color;
    const given = new Set(command.flags.filter((flag) => options[flag] === true));
    code = await command.work({ ...around, color, line: argv, given, settings: around.settings(settingsFlags(options)) });
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    around.error(failureText(error));
    return 1;
  }
}
