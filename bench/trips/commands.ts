import type { Registry } from '../../src/actions/registry.ts';
import type { Command } from './costs.ts';
import { deskCommands } from './desk-commands.ts';
import { workCommands } from './work-commands.ts';

/** Every command that can be typed, with the least that it can cost. Each has a record of its own, so that none pays for another; replies come last, because they leave by themselves ten seconds later. */
export const commands: readonly Command[] = [...deskCommands, ...workCommands];

/** Names of actions and queries that can be typed and of which nothing is declared. */
export function undeclared({ definitions }: Registry): string[] {
  const declared = new Set(commands.map(({ name }) => name));
  return definitions.filter(({ phrases, name }) => phrases.length > 0 && !declared.has(name)).map(({ name }) => name);
}
