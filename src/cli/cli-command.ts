import type { DocumentStore } from '../../shared/ports/document-store.ts';
import type { Settings } from '../config/settings.ts';
import type { CommandAnswer } from './control-socket.ts';

/** What one run of the command line is given. */
export interface Surroundings {
  /** The settings with these flags of theirs. A running server answers its own, whatever the flags. Throws `Failure` for what cannot be. */
  settings(flags: readonly string[]): Settings;
  /** Has the running server of this data folder do the command; `undefined` when none runs. Left out inside of the server. */
  ask?(data: string, argv: readonly string[]): Promise<CommandAnswer | undefined>;
  /** The store of the server that runs the command; `undefined` when none does. */
  store?: DocumentStore;
  /** Whether colours may be used where the command was typed. */
  color: boolean;
  now(): Date;
  out(text: string): void;
  error(text: string): void;
}

/** What a command works with. */
export interface CommandContext extends Omit<Surroundings, 'settings'> {
  settings: Settings;
  /** The command as it was typed. */
  line: readonly string[];
  /** The command's own flags that were given. */
  given: ReadonlySet<CommandFlag>;
}

/** A flag that a command can have. */
export type CommandFlag = 'json' | 'write' | 'check';

/** A command: the noun it is listed under, what it does, its flags. `work` answers the exit code. */
export interface CliCommand {
  noun: string;
  /** `undefined` for a command that is the noun alone. */
  verb?: string;
  summary: string;
  flags: readonly CommandFlag[];
  /** Whether it looks into the store, so that it takes the settings and goes to the server where one runs. */
  readsStore: boolean;
  work(context: CommandContext): Promise<number>;
}
