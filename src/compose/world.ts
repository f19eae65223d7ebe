import type { SendLimits } from '../../bot/teams/send-windows.ts';
import type { SandboxOptions } from '../../sandbox/sandbox-options.ts';
import type { Log } from '../http/log.ts';

/** What a test or an embedding program may put in place of the world. */
export interface World {
  now(): Date;
  log: Log;
  random(): number;
  /** Limits of the Bot Connector and of the sandbox; Teams' documented ones when left out. */
  sendLimits?: SendLimits;
  sandboxLimits?: SandboxOptions['limits'];
  /** The folder of the built tab, as soon as it is built; without it the tab's address says that there is none. */
  tab?: Promise<string>;
}

/** Whether the desk is opened to take turns, or only for one command. */
export type Stay = 'serves' | 'visits';

/** What stands on this machine for hosts of Microsoft's: the sandbox, in try mode. */
export type Reroutes = { [host: string]: string };

/** What is to be ended, in the order it was begun. */
export type Ending = (() => Promise<unknown>)[];

/** The bot's application id in try mode. */
export const tryBotId = '00000000-0000-4000-8000-00000000d35c';
