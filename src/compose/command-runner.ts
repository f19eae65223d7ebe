import type { CommandRequest, Say } from '../cli/control-socket.ts';
import { runCli } from '../cli/run-cli.ts';
import type { Settings } from '../config/settings.ts';
import type { Core } from '../core.ts';
import type { World } from './world.ts';

/** Runs command lines that were handed to the server that holds the store. */
export function commandRunner(core: Core, settings: Settings, { now, random }: World) {
  return ({ argv, entered }: CommandRequest, say: Say) =>
    runCli(argv, {
      settings: () => settings,
      color: false,
      now,
      random,
      core,
      entered,
      out: (out) => say({ out }),
      error: (error) => say({ error }),
      step: (step) => say({ step }),
    });
}
