import { Command, CommanderError, Option } from 'commander';
import { loadRegistry } from '../actions/registry.ts';
import { settingList } from '../config/settings.ts';
import { appIcons } from './app-icons.ts';
import { appManifest } from './app-manifest.ts';
import { appPackage, appValidate } from './app-package.ts';
import type { CliCommand, CommandContext, CommandFlag, Surroundings } from './cli-command.ts';
import { columns } from './columns.ts';
import { deskCommands } from './desk-commands.ts';
import { createDeskCommand, linkDeskCommand } from './desk-setup.ts';
import { docsCommands } from './docs-commands.ts';
import { doctor } from './doctor.ts';
import { failureText } from './failure-text.ts';
import { listMembers } from './list-members.ts';

const ownCommands: readonly CliCommand[] = [
  doctor,
  createDeskCommand,
  linkDeskCommand,
  listMembers,
  appPackage,
  appValidate,
  appManifest,
  appIcons,
  docsCommands,
];

const flagTexts: { readonly [flag in CommandFlag]: string } = {
  json: 'print JSON',
  write: 'write the file instead of printing it',
  check: 'write nothing; exit code 1 when the file is not up to date',
  yes: 'agree beforehand to what cannot be taken back',
};

type Options = CommandContext['options'];
type Run = (command: CliCommand, options: Options, words: readonly string[]) => Promise<void>;

function optionOf(flag: string): string {
  return flag.replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase());
}

function settingsFlags(options: Options): string[] {
  return settingList.flatMap(({ flag }) => {
    const value = options[optionOf(flag)];
    return typeof value === 'string' ? [`--${flag}=${value}`] : [];
  });
}

function declareOptions(command: Command, { flags, options = [], readsStore }: CliCommand): void {
  for (const { flag, text, many, hidden } of options) {
    const option = new Option(flag, text).hideHelp(hidden === true);
    // Otherwise a toggle that can be turned off would be on by being left out.
    if (option.negate) command.addOption(new Option(flag.replace('--no-', '--')).hideHelp());
    command.addOption(many ? option.argParser((value: string, before: string[] = []) => [...before, value]) : option);
  }
  for (const flag of flags) command.option(`--${flag}`, flagTexts[flag]);
  command.option('--color', 'use colours').option('--no-color', 'use none (also NO_COLOR)');
  const settings = readsStore ? settingList : [];
  for (const { flag, variable, text } of settings)
    command.addOption(new Option(`--${flag} <value>`, `${text}; ${variable}`).helpGroup('Settings, as of npm start:'));
}

function declare(parent: Command, definition: CliCommand, run: Run): void {
  const { noun, verb, summary, words = [] } = definition;
  const command = parent.command(verb ?? noun).description(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`);
  for (const { name, text } of words) command.argument(`[${name}]`, text);
  declareOptions(command, definition);
  command.exitOverride().action((...given: unknown[]) => {
    const typed = given.slice(0, words.length).filter((word): word is string => typeof word === 'string');
    return run(definition, command.opts(), typed);
  });
}

/** The page that names every command, by noun. */
function overview(commands: readonly CliCommand[]): string {
  const nouns = [...new Set(commands.map(({ noun }) => noun))].sort();
  const rows = commands.map(({ noun, verb, words = [], flags, summary }) => [
    `  ${[noun, verb, ...words.map(({ name }) => `[${name}]`)].filter(Boolean).join(' ')}${flags.map((flag) => ` [--${flag}]`).join('')}`,
    summary,
  ]);
  const lines = columns(rows);
  const grouped = nouns.flatMap((noun) => ['', ...lines.filter((_line, place) => commands[place]!.noun === noun)]);
  return [
    'Looks after a Deskhand installation.',
    '',
    'Use: npm run deskhand -- <noun> [verb] [words] [flags]',
    ...grouped,
    '',
    '“<noun> <verb> --help” lists all options. --data <folder> names the installation where it is not .data; --desk and --as',
    'say in which desk and as which administrator, where there are several. Secrets are taken from files, standard input or variables.',
    'Exit codes: 0 done, 1 it failed or something is not ready, 2 the command or an input was not understood.',
    '',
  ].join('\n');
}

function programOf(commands: readonly CliCommand[], around: Surroundings, run: Run): Command {
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
    declare(verb === undefined ? program : nouns.get(noun)!, command, run);
  }
  program.helpInformation = () => overview(commands);
  for (const [noun, group] of nouns) group.helpInformation = () => overview(commands.filter((command) => command.noun === noun));
  return program;
}

/** Every command: those written by hand, and one for each thing that administrators do. */
async function allCommands(): Promise<CliCommand[]> {
  const named = new Set(ownCommands.map(({ noun, verb }) => `${noun} ${verb}`));
  const derived = deskCommands(await loadRegistry()).filter(({ noun, verb }) => !named.has(`${noun} ${verb}`));
  return [...ownCommands, ...derived];
}

/** Runs one command line. Answers the exit code: 0 done, 1 it failed or something is not ready, 2 it was not understood. */
export async function runCli(argv: readonly string[], around: Surroundings): Promise<number> {
  let code = 0;
  const program = programOf(await allCommands(), around, async (command, options, words) => {
    const color = typeof options['color'] === 'boolean' ? options['color'] : around.color;
    const given = new Set(command.flags.filter((flag) => options[flag] === true));
    const settings = around.settings(settingsFlags(options));
    code = await command.work({ ...around, color, line: argv, given, options, words, settings });
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
