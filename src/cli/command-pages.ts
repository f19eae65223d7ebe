import { phraseExample } from '../../shared/cards/phrase-example.ts';
import { roleTitles } from '../../shared/domain/member.ts';
import { type Grant, rolesWith } from '../../shared/policy/grants.ts';
import type { Definition } from '../actions/registry.ts';
import { settingList } from '../config/settings.ts';

const areas: readonly (readonly [string, string])[] = [
  ['ticket', 'Tickets and what tickets and tasks share'],
  ['task', 'Tasks'],
  ['approval', 'Approvals'],
  ['time', 'Time'],
  ['contact', 'Contacts'],
  ['desk', 'You and the desk'],
];

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function code(text: string): string {
  return `\`${cell(text)}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** Who may, in words: the roles that carry the grant. */
function whoMay(grant: Grant): string {
  const roles = rolesWith(grant);
  if (roles.length === Object.keys(roleTitles).length) return 'Everybody';
  return roles.map((role) => roleTitles[role]).join(', ') || 'Nobody; the desk itself';
}

/** A phrase as people read it: `<…>` to fill in, `[…]` to leave out. */
function form(phrase: string): string {
  return code(
    phrase
      .replace(/\{([\w-]+)\}/g, '<$1>')
      .replace(/ : /g, ': ')
      .replace(/\[: /g, '[: '),
  );
}

function byUse(a: Definition, b: Definition): number {
  return (a.place ?? Number.POSITIVE_INFINITY) - (b.place ?? Number.POSITIVE_INFINITY) || a.name.localeCompare(b.name);
}

function typed(definitions: readonly Definition[]): Definition[] {
  return definitions.filter(({ phrases }) => phrases.length > 0).sort((a, b) => byUse(a, b) || 0);
}

function areaOf({ permission }: Definition): string {
  return areas.find(([area]) => permission.grant.startsWith(`${area}.`))?.[1] ?? 'The desk itself';
}

/** The README's table: each command once, as it can be typed. */
export function commandTable(definitions: readonly Definition[]): string {
  const order = areas.map(([, title]) => title);
  const rows = typed(definitions)
    .sort((a, b) => order.indexOf(areaOf(a)) - order.indexOf(areaOf(b)) || byUse(a, b))
    .map((one) => [code(phraseExample(one) ?? ''), cell(one.summary)]);
  return table(['Say, for example', 'What it does'], rows);
}

/** The README's table of settings. */
export function settingsTable(): string {
  const rows = settingList.map(({ flag, variable, text }) => [code(`--${flag}`), code(variable), cell(text)]);
  return table(['Flag of `npm start --`', 'Variable', 'Meaning (and what it is when left out)'], rows);
}

function typedSection(title: string, definitions: readonly Definition[]): string {
  const rows = definitions.map((one) => [
    one.phrases.map(form).join('<br>'),
    code(phraseExample(one) ?? ''),
    cell(one.summary),
    whoMay(one.permission.grant),
  ]);
  return `## ${title}\n\n${table(['Say', 'For example', 'What it does', 'Who may'], rows)}\n`;
}

function pressedSection(definitions: readonly Definition[]): string {
  const rows = definitions
    .filter(({ phrases }) => phrases.length === 0)
    .sort((a, b) => a.name.localeCompare(b.name))
    .map((one) => [cell(one.title), cell(one.summary), whoMay(one.permission.grant)]);
  return `## Reached from cards, menus and undo only\n\n${table(['Name', 'What it does', 'Who may'], rows)}\n`;
}

/** `docs/commands.md`: every command in each of its forms, who may give it, and what is reached without typing. */
export function commandsPage(definitions: readonly Definition[]): string {
  const sections = areas.flatMap(([, title]) => {
    const here = typed(definitions).filter((one) => areaOf(one) === title);
    return here.length ? [typedSection(title, here)] : [];
  });
  const intro = [
    '# Commands',
    '',
    'Made from the definitions in `shared/actions` and `shared/queries` by `npm run deskhand -- docs commands --write`; a test keeps it true, so edit those and not this.',
    '',
    'Words in `<…>` are filled in, parts in `[…]` can be left out. Case, emoji, line breaks, quotes and a mention of the bot do not matter. A record is named by its number (`1001`, `#1001`),',
    'by its place in the last list (`2`, for 30 minutes) or by words of its title. What is left out and needed is asked for in a card. “Who may” names the roles; the record itself can still forbid it (nobody decides their own request).',
    '',
  ];
  return [intro.join('\n'), ...sections, pressedSection(definitions)].join('\n');
}
