import { parseArgs } from 'node:util';
import { Failure } from '../../shared/errors/failure.ts';

/** How this installation runs; every one is an environment variable and a flag of `npm start --`. */
export interface Settings {
  host: string;
  port: number;
  /** Folder of the embedded store. */
  data: string;
  /** `try` on one machine with a seeded desk and the sandbox, or `live`. */
  mode: 'try' | 'live';
  /** MongoDB's connection string; `undefined` means the embedded store. */
  mongoUri?: string;
  /** The bot registration's app id and secret; `undefined` in try mode. */
  botId?: string;
  botSecret?: string;
  /** The app's id in its manifest; `undefined` means the bot's. */
  teamsAppId?: string;
  /** Entra tenant of a single-tenant bot registration. */
  botTenant?: string;
  /** The one Microsoft configuration of older installations. */
  microsoftTenant?: string;
  microsoftClient?: string;
  microsoftSecret?: string;
  /** Keys that seal secrets, `DESKHAND_SECRET_KEY`; `undefined` when not given. */
  secretKey?: string;
  /** Port of the sandbox's Teams client in try mode. */
  sandboxPort: number;
  /** File for the sandbox's record of every exchange, as JSON lines. */
  sandboxLog?: string;
  /** Calls of the REST interface that a person may make in a minute. */
  apiRate: number;
  /** The address people and Teams reach this installation at. */
  publicUrl: string;
}

interface Setting {
  flag: string;
  variable: string;
  text: string;
}

/** Every setting: its flag, its variable, what it means. Help and README list them from here. */
export const settingList: readonly Setting[] = [
  { flag: 'host', variable: 'DESKHAND_HOST', text: 'address to listen on (127.0.0.1)' },
  { flag: 'port', variable: 'DESKHAND_PORT', text: 'port of bot and web (3978)' },
  { flag: 'data', variable: 'DESKHAND_DATA', text: 'folder of the embedded store (.data)' },
  {
    flag: 'mode',
    variable: 'DESKHAND_MODE',
    text: '`try` or `live`; `try` when nothing of Microsoft’s is set and the host is loopback',
  },
  { flag: 'mongodb-uri', variable: 'MONGODB_URI', text: 'MongoDB connection string; the embedded store when empty' },
  { flag: 'public-url', variable: 'DESKHAND_PUBLIC_URL', text: 'address people reach it at (http://host:port)' },
  { flag: 'api-rate', variable: 'DESKHAND_API_RATE', text: 'REST calls that a person may make in a minute (600)' },
  { flag: 'sandbox-port', variable: 'DESKHAND_SANDBOX_PORT', text: 'port of the sandbox’s Teams client in try mode (3979)' },
  { flag: 'sandbox-log', variable: 'SANDBOX_LOG', text: 'file for the sandbox’s exchanges, JSON lines' },
  { flag: 'bot-id', variable: 'BOT_ID', text: 'app id of the bot registration' },
  { flag: 'bot-secret', variable: 'BOT_SECRET', text: 'its client secret (rather as variable than as flag)' },
  { flag: 'bot-tenant', variable: 'BOT_TENANT_ID', text: 'Entra tenant of a single-tenant bot registration' },
  { flag: 'teams-app-id', variable: 'TEAMS_APP_ID', text: 'id of the Teams app in its manifest; the bot’s app id when empty' },
  {
    flag: 'secret-key',
    variable: 'DESKHAND_SECRET_KEY',
    text: 'key that seals secrets, 32 bytes in base64; several as id:key,id:key, the current one first (rather as variable)',
  },
  { flag: 'microsoft-tenant', variable: 'MICROSOFT_TENANT_ID', text: 'directory id of a single Microsoft configuration' },
  { flag: 'microsoft-client', variable: 'MICROSOFT_CLIENT_ID', text: 'its application id' },
  { flag: 'microsoft-secret', variable: 'MICROSOFT_CLIENT_SECRET', text: 'its client secret (rather as variable than as flag)' },
];

const microsoft = ['bot-id', 'bot-secret', 'bot-tenant', 'microsoft-tenant', 'microsoft-client', 'microsoft-secret'] as const;

/** Whether a host can be reached from this machine alone. */
export function isLoopback(host: string): boolean {
  return /^(127(\.\d{1,3}){3}|localhost|::1|\[::1\])$/i.test(host);
}

function flagsOf(argv: readonly string[]): Record<string, string | undefined> {
  const options = Object.fromEntries(settingList.map(({ flag }) => [flag, { type: 'string' as const }]));
  try {
    return parseArgs({ args: [...argv], options, strict: true, allowPositionals: false }).values as Record<
      string,
      string | undefined
    >;
  } catch (error) {
    const remedy = `Flags are ${settingList.map(({ flag }) => `--${flag}`).join(', ')}.`;
    throw new Failure('unknown-flag', 'invalid', error instanceof Error ? error.message : String(error), remedy);
  }
}

function portOf(text: string | undefined, fallback: number, name: string): number {
  if (text === undefined) return fallback;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Failure('bad-port', 'invalid', `“${text}” is no port number (${name}).`, 'Give a whole number from 0 to 65535.');
}

function rateOf(text: string | undefined): number {
  if (text === undefined) return 600;
  const rate = Number(text);
  if (Number.isInteger(rate) && rate >= 1 && rate <= 10_000_000) return rate;
  throw new Failure('bad-rate', 'invalid', `“${text}” is no number of calls (DESKHAND_API_RATE).`, 'Give a whole number from 1.');
}

function modeOf(given: string | undefined, hasMicrosoft: boolean, host: string): Settings['mode'] {
  if (given === undefined || given === '') return !hasMicrosoft && isLoopback(host) ? 'try' : 'live';
  if (given !== 'try' && given !== 'live')
    throw new Failure('bad-mode', 'invalid', `“${given}” is no mode.`, 'Set DESKHAND_MODE to try or live.');
  if (given === 'try' && hasMicrosoft) {
    throw new Failure(
      'try-with-microsoft',
      'invalid',
      'Try mode runs only when nothing of Microsoft’s is set.',
      'Unset BOT_ID and the MICROSOFT_ variables, or run in live mode.',
    );
  }
  if (given === 'try' && !isLoopback(host)) {
    throw new Failure(
      'try-beyond-loopback',
      'invalid',
      `Try mode lets everybody in who can reach it, and ${host} is reachable from other machines.`,
      'Listen on 127.0.0.1, or run in live mode with BOT_ID set.',
    );
  }
  return given;
}

/** Reads the settings: flags before variables before defaults. Throws `Failure` with a sentence for what cannot be. */
export function readSettings(argv: readonly string[], variables: { readonly [name: string]: string | undefined }): Settings {
  const flags = flagsOf(argv);
  const value = (flag: string) => {
    const given = flags[flag] ?? variables[settingList.find((one) => one.flag === flag)!.variable];
    return given === '' ? undefined : given;
  };
  const host = value('host') ?? '127.0.0.1';
  const port = portOf(value('port'), 3978, 'DESKHAND_PORT');
  const hasMicrosoft = microsoft.some((flag) => value(flag) !== undefined);
  const optional = {
    mongoUri: value('mongodb-uri'),
    botId: value('bot-id'),
    botSecret: value('bot-secret'),
    botTenant: value('bot-tenant'),
    teamsAppId: value('teams-app-id'),
    sandboxLog: value('sandbox-log'),
    secretKey: value('secret-key'),
    microsoftTenant: value('microsoft-tenant'),
    microsoftClient: value('microsoft-client'),
    microsoftSecret: value('microsoft-secret'),
  };
  return {
    host,
    port,
    data: value('data') ?? '.data',
    mode: modeOf(value('mode'), hasMicrosoft, host),
    apiRate: rateOf(value('api-rate')),
    sandboxPort: portOf(value('sandbox-port'), 3979, 'DESKHAND_SANDBOX_PORT'),
    publicUrl: (
      value('public-url') ?? `http://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${port}`
    ).replace(/\/+$/, ''),
    ...Object.fromEntries(Object.entries(optional).filter(([, given]) => given !== undefined)),
  };
}
