import { Command, CommanderError } from 'commander';
import { Failure } from '../../shared/errors/failure.ts';
import { StoreUnavailable } from '../../shared/errors/store-errors.ts';
import type { DocumentStore } from '../../shared/ports/document-store.ts';
import { settingList } from '../config/settings.ts';
import { doctor } from './doctor.ts';
import { listMembers } from './list-members.ts';

/** What every command runs with. */
export interface CommandContext {
  /** The settings' flags that were given. */
  argv: readonly string[];
  variables: { readonly [name: string]: string | undefined };
  /** Whether JSON is wanted. */
  json: boolean;
  /** The store of the server that runs the command; `undefined` when none runs. */
  store?: DocumentStore;
  now(): Date;
  out(text: string): void;
  error(text: string): void;
}

type Surroundings = Omit<CommandContext, 'argv' | 'json'>;
type Options = { json?: boolean } & Record<string, string | boolean | undefined>;

const storeFlags = ['data', 'mongodb-uri', 'host', 'mode'] as const;

/** The `--data` flag among these arguments, in the form the settings read. */
export function dataFlagOf(argv: readonly string[]): string[] {
  const place = argv.findIndex((one) => one === '--data' || one.startsWith('--data='));
  if (place < 0) return [];
  return argv[place]!.includes('=') ? [argv[place]!] : [`--data=${argv[place + 1] ?? ''}`];
}

function failureText(error: unknown): string {
  if (error instanceof Failure || error instanceof StoreUnavailable) return `${error.message} ${error.remedy}`;
  return error instanceof Error ? error.message : String(error);
}

function flagsOf(options: Options): string[] {
  return storeFlags.flatMap((flag) => {
    const value = options[flag.replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase())];
    return typeof value === 'string' ? [`--${flag}=${value}`] : [];
  });
}

/** Runs one command line. Answers the exit code: 0 done, 1 it failed or something is not ready, 2 it was not understood. */
export async function runCli(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  let code = 0;
  const program = new Command('deskhand').description('Looks after a Deskhand installation.').exitOverride();
  program.configureOutput({
    writeOut: (text) => surroundings.out(text.trimEnd()),
    writeErr: (text) => surroundings.error(text.trimEnd()),
  });
  const add = (parent: Command, name: string, text: string, work: (context: CommandContext) => Promise<number>) => {
    const command = parent.command(name).description(text).option('--json', 'machine-readable output');
    for (const flag of storeFlags) command.option(`--${flag} <value>`, settingList.find((one) => one.flag === flag)!.text);
    command.exitOverride().action(async (options: Options) => {
      code = await work({ ...surroundings, argv: flagsOf(options), json: options.json === true });
    });
  };
  add(
    program.command('members').description('the people of the desks'),
    'list',
    'lists every member with tenant, roles and Entra object id',
    listMembers,
  );
  add(program, 'doctor', 'says what is ready and what is missing', doctor);
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    surroundings.error(failureText(error));
    return 1;
  }
}
