import type { Settings } from '../config/settings.ts';
import type { Core } from '../core.ts';
import type { CommandRequest, Say } from './control-socket.ts';
import type { Entered, Terminal } from './terminal.ts';

/** What one run of the command line is given. */
export interface Surroundings {
  /** The settings with these flags of theirs. A running server answers its own, whatever the flags. Throws `Failure` for what cannot be. */
  settings(flags: readonly string[]): Settings;
  /** Has the running server of this data folder do the command; `undefined` when none runs. Left out inside of the server. */
  ask?(data: string, request: CommandRequest, say: Say): Promise<number | undefined>;
  /** The desk of the server that runs the command; `undefined` when none does. */
  core?: Core;
  /** What was entered where the command was typed; `undefined` there, where it is still to be asked for. */
  entered?: Entered;
  /** Where the command was typed; left out inside of the server. */
  terminal?: Terminal;
  /** Whether colours may be used where the command was typed. */
  color: boolean;
  now(): Date;
  /** A number in [0, 1). */
  random(): number;
  out(text: string): void;
  error(text: string): void;
  /** Takes a line for each step of long work. */
  step(text: string): void;
}

/** What a command works with. */
export interface CommandContext extends Omit<Surroundings, 'settings'> {
  settings: Settings;
  /** The command as it was typed. */
  line: readonly string[];
  /** The command's own flags that were given. */
  given: ReadonlySet<CommandFlag>;
  /** Values of the command's options, by the name in `CliOption`. */
  options: { readonly [name: string]: string | boolean | readonly string[] | undefined };
  /** The words after noun and verb, in their order. */
  words: readonly string[];
}

/** A flag that a command can have. */
export type CommandFlag = 'json' | 'write' | 'check' | 'yes';

/** An option with a meaning that only its command knows. */
export interface CliOption {
  /** How its value is named in `CommandContext.options`. */
  name: string;
  /** As commander reads it: `--archived`, `--desk <name>`. */
  flag: string;
  text: string;
  /** May be given several times. */
  many?: boolean;
  /** Not in the help. */
  hidden?: boolean;
}

/** A command: the noun it is listed under, what it does, its flags. `work` answers the exit code. */
export interface CliCommand {
  noun: string;
  /** `undefined` for a command that is the noun alone. */
  verb?: string;
  summary: string;
  flags: readonly CommandFlag[];
  options?: readonly CliOption[];
  /** What may follow as plain words, in this order. */
  words?: readonly { name: string; text: string }[];
  /** Whether it looks into the store, so that it takes the settings and goes to the server where one runs. */
  readsStore: boolean;
  work(context: CommandContext): Promise<number>;
}
