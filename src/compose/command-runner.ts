import { runCli } from '../cli/run-cli.ts';
import type { Settings } from '../config/settings.ts';
import type { Core } from '../core.ts';
import type { World } from './world.ts';

/** Runs command lines that were handed to the server that holds the store. */
export function commandRunner(core: Core, settings: Settings, { now }: World) {
  return async (argv: string[]) => {
    const out: string[] = [];
    const error: string[] = [];
    const code = await runCli(argv, {
      settings: () => settings,
      color: false,
      now,
      store: core.store,
      out: (text) => out.push(text),
      error: (text) => error.push(text),
    });
    return { code, out, error };
  };
}
