import type { SandboxOptions } from '../sandbox-options.ts';
import type { Sandbox } from '../start-sandbox.ts';
import { startSandbox } from '../start-sandbox.ts';
import { manifest, people } from './contoso.ts';
import type { EchoBot } from './echo-bot.ts';
import { startEchoBot } from './echo-bot.ts';

/** A sandbox and the bot that it talks to. */
export interface RunningSandbox extends Sandbox {
  readonly bot: EchoBot;
}

/** Starts both on free ports; closing the sandbox closes the bot. */
export async function startWithEchoBot(options: Partial<SandboxOptions> = {}): Promise<RunningSandbox> {
  const bot = await startEchoBot();
  const sandbox = await startSandbox({
    host: '127.0.0.1',
    port: 0,
    botEndpoint: bot.endpoint,
    manifest: async () => manifest,
    people: Object.values(people),
    ...options,
  });
  return {
    ...sandbox,
    bot,
    async close() {
      await sandbox.close();
      await bot.close();
    },
  };
}
