import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Definition, loadRegistry } from '../actions/registry.ts';
import type { CliCommand, CommandContext } from './cli-command.ts';
import { commandsPage, commandTable, settingsTable } from './command-pages.ts';
import { failureTableText, snippetsText } from './setup-page.ts';

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The text with what stands between `<!-- name -->` and `<!-- /name -->` replaced. Throws when the marks are not there. */
function withBlock(text: string, name: string, block: string): string {
  const [from, to] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [start, end] = [text.indexOf(from), text.indexOf(to)];
  if (start < 0 || end < start) throw new Error(`the page has no place marked ${from} … ${to}`);
  return `${text.slice(0, start + from.length)}\n\n${block}\n\n${text.slice(end)}`;
}

/** The pages with parts made from the code, by path: as they are and as they should be. */
export function madePages(definitions: readonly Definition[]): { path: string; is: string; should: string }[] {
  const read = (path: string) => {
    try {
      return readFileSync(at(path), 'utf8');
    } catch {
      return '';
    }
  };
  const readme = read('README.md');
  const withCommands = withBlock(readme, 'commands', commandTable(definitions));
  const setup = read('docs/setup-microsoft-365.md');
  const withSnippets = withBlock(setup, 'snippets', snippetsText());
  return [
    { path: 'docs/setup-microsoft-365.md', is: setup, should: withBlock(withSnippets, 'errors', failureTableText()) },
    { path: 'docs/commands.md', is: read('docs/commands.md'), should: commandsPage(definitions) },
    { path: 'README.md', is: readme, should: withBlock(withCommands, 'settings', settingsTable()) },
  ];
}

async function work({ given, out, error }: CommandContext): Promise<number> {
  const { definitions } = await loadRegistry();
  if (!given.has('write') && !given.has('check')) {
    out(commandsPage(definitions).trimEnd());
    return 0;
  }
  const stale = madePages(definitions).filter(({ is, should }) => is !== should);
  if (given.has('write')) for (const { path, should } of stale) writeFileSync(at(path), should);
  const names = stale.map(({ path }) => path).join(' and ');
  if (stale.length === 0) out('docs/commands.md, the set-up guide and the README’s tables are up to date.');
  else if (given.has('write')) out(`Wrote ${names}.`);
  else error(`${names} not up to date. Run: npm run deskhand -- docs commands --write`);
  return stale.length > 0 && !given.has('write') ? 1 : 0;
}

/** `docs commands`: the page of all commands, the README's tables, and the tables and snippets of the set-up guide. */
export const docsCommands: CliCommand = {
  noun: 'docs',
  verb: 'commands',
  summary: 'prints the page of all commands; writes it and the README’s tables',
  flags: ['write', 'check'],
  readsStore: false,
  work,
};
