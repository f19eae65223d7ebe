import { resolve } from 'node:path';
import { styleText } from 'node:util';
import { type Settings, settingList } from './config/settings.ts';
import { seedOutsider, seedTenants } from './seed/people.ts';

/** Where a started Deskhand can be reached. */
export interface Addresses {
  /** The server's address, without a slash at the end. */
  server: string;
  /** The sandbox's Teams client; `undefined` in live mode. */
  sandbox?: string;
  /** Where a first desk is opened; `undefined` when there is one. */
  setup?: string;
}

const labelWidth = 14;
const textWidth = 84;

/** Phrases put together to lines of at most `textWidth` letters, broken between phrases only. */
function wrapped(phrases: readonly string[]): string[] {
  const lines: string[] = [];
  for (const phrase of phrases) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + phrase.length + 2 <= textWidth) lines[lines.length - 1] = `${last}, ${phrase}`;
    else lines.push(phrase);
  }
  return lines.map((line, place) => (place < lines.length - 1 ? `${line},` : line));
}

function people(): [string, string][] {
  const desks = seedTenants.map(({ name, members }) => ({
    name,
    lines: wrapped(members.map((member) => `${member.name} (${member.roles.join(', ')})`)),
  }));
  const outside = wrapped([`${seedOutsider.name}, whom no desk lets in`]);
  return [
    ['Who is there', `${desks.length} desks; change the person in the Teams client, top left`],
    ...desks.flatMap(({ name, lines }): [string, string][] => [
      ['', `${name}:`],
      ...lines.map((line): [string, string] => ['', `  ${line}`]),
    ]),
    ...outside.map((line): [string, string] => ['', line]),
  ];
}

function rowsOf({ mongoUri, data }: Settings, { server, sandbox, setup }: Addresses): [string, string][] {
  const store: [string, string] = mongoUri
    ? ['Data', 'on the MongoDB of MONGODB_URI']
    : ['Data', `${resolve(data)} (to begin anew: stop, delete this folder, start)`];
  const common: [string, string][] = [
    ['Tab', `${server}/tab/`],
    ['REST', `${server}/api/docs`],
    ['Bot endpoint', `${server}/api/messages`],
    ['Health', `${server}/healthz and ${server}/readyz`],
    store,
    ['Stop', 'Ctrl+C'],
  ];
  if (setup !== undefined) {
    const next: [string, string][] = [
      ['Set-up', setup],
      ['', '^ there is no desk yet: open this within the hour; it is as good as a password'],
    ];
    return [...next, ...common];
  }
  if (sandbox === undefined) return common;
  return [
    ['Teams client', `${sandbox}   <- open this and say: my tickets`],
    ...common,
    ['Playground', `npx @microsoft/m365agentsplayground start -e ${server}/api/messages -c msteams`],
    ['', 'Microsoft’s test client; whoever it is acts as the first technician'],
    ...people(),
  ];
}

/** What is shown when Deskhand has started: where to go, where its data is, how to stop; in try mode also who is there. `color` marks the labels. */
export function announcement(settings: Settings, addresses: Addresses, color: boolean): string {
  const title =
    settings.mode === 'try' ? 'Deskhand is ready. Try mode: nothing of it leaves this machine.' : 'Deskhand is ready. Live mode.';
  const bold = (text: string) => (color ? styleText('bold', text, { validateStream: false }) : text);
  const rows = rowsOf(settings, addresses).map(([label, text]) => `  ${bold(label.padEnd(labelWidth))}${text}`.trimEnd());
  return ['', `  ${bold(title)}`, '', ...rows, '', ''].join('\n');
}

/** What `npm start -- --help` shows: every setting as flag and variable. */
export function startHelp(): string {
  const width = Math.max(...settingList.map(({ flag, variable }) => `--${flag} <value>, ${variable}`.length)) + 2;
  const rows = settingList.map(({ flag, variable, text }) => `  ${`--${flag} <value>, ${variable}`.padEnd(width)}${text}`);
  return [
    'Starts Deskhand. Each setting is a flag of “npm start --” or an environment variable; the flag wins.',
    '',
    ...rows,
    '',
  ].join('\n');
}
