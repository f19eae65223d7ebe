import { createServer } from 'node:net';
import { styleText } from 'node:util';
import type { DocumentStore } from '../../shared/ports/document-store.ts';
import { loadRegistry } from '../actions/registry.ts';
import { isUpToDate } from '../app-package/manifest-file.ts';
import type { Settings } from '../config/settings.ts';
import { tenantCollection } from '../records/collections.ts';
import { openDesk } from '../records/desk.ts';
import type { CliCommand, CommandContext } from './cli-command.ts';
import { columns } from './columns.ts';
import { storedOnly, withCore } from './with-core.ts';

/** One thing that was looked at. */
interface Check {
  name: string;
  ok: boolean;
  text: string;
  /** What to do about it, when it is not ready. */
  next?: string;
}

const ownTenant = [
  'Register an application in your Entra tenant, and an Azure Bot with the Teams channel on it.',
  'Give this installation an https address that Teams reaches, and set DESKHAND_PUBLIC_URL to it.',
  'In the bot registration, set the messaging endpoint to <that address>/api/messages.',
  'Set BOT_ID, BOT_SECRET and (for a single-tenant bot) BOT_TENANT_ID; DESKHAND_MODE is then live.',
  'Set MONGODB_URI to a replica set, or keep the embedded store on one machine.',
  'Fill the places of appPackage/manifest.json, add the icons, zip it, and upload the package in the Teams admin centre.',
];

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((settle) => {
    const server = createServer().once('error', () => settle(false));
    server.listen(port, host, () => server.close(() => settle(true)));
  });
}

async function serverCheck({ host, port, sandboxPort, mode }: Settings, runs: boolean): Promise<Check> {
  const name = 'server';
  if (runs) return { name, ok: true, text: `runs on ${host}, port ${port}` };
  const wanted = mode === 'try' ? [port, sandboxPort] : [port];
  const free = await Promise.all(wanted.map((one) => isFree(host, one)));
  const taken = wanted.filter((_port, place) => !free[place]);
  if (taken.length === 0) return { name, ok: true, text: `does not run; port ${wanted.join(' and ')} on ${host} can be used` };
  const next = 'Stop what uses it, or choose others: npm start -- --port <number> --sandbox-port <number>';
  return { name, ok: false, text: `does not run, and port ${taken.join(' and ')} on ${host} cannot be used`, next };
}

async function desksCheck(store: DocumentStore): Promise<Check> {
  const tenants = await store.collection(tenantCollection).find({ _id: { $gt: '' } }, { limit: 10_000 });
  const members = await Promise.all(tenants.map(({ _id }) => openDesk(store, _id).members.search('', { limit: 5_000 })));
  const people = members.flat();
  const linked = people.filter((member) => member.entraObjectId !== undefined).length;
  const text = `${tenants.length} desks, ${people.length} members, ${linked} of them linked to Entra`;
  if (tenants.length > 0) return { name: 'desks', ok: true, text };
  return { name: 'desks', ok: false, text: 'there is no desk yet', next: 'Start once in try mode (npm start).' };
}

function botCheck({ mode, botId, botSecret }: Settings): Check {
  if (mode === 'try') return { name: 'bot', ok: true, text: 'no registration; try mode needs none' };
  const missing = [...(botId ? [] : ['BOT_ID']), ...(botSecret ? [] : ['BOT_SECRET'])];
  if (missing.length === 0) return { name: 'bot', ok: true, text: `app id ${botId}` };
  return { name: 'bot', ok: false, text: 'the registration is not set', next: `Set ${missing.join(' and ')}.` };
}

async function packageCheck(): Promise<Check> {
  const ok = isUpToDate(await loadRegistry());
  if (ok) return { name: 'app package', ok, text: 'the manifest offers what the code can do' };
  const next = 'npm run deskhand -- app manifest --write';
  return { name: 'app package', ok, text: 'the manifest does not offer what the code can do', next };
}

async function checksOf({ settings, core: ofServer }: CommandContext, store: DocumentStore): Promise<Check[]> {
  await store.ping();
  const mode = settings.mode === 'live' ? 'live' : 'try: seeded desks, and a sandbox in place of Microsoft’s cloud';
  const where = settings.mongoUri ? 'MongoDB answers' : `the embedded store in ${settings.data} answers`;
  return [
    { name: 'Node', ok: true, text: process.version },
    { name: 'mode', ok: true, text: mode },
    await serverCheck(settings, ofServer !== undefined),
    { name: 'store', ok: true, text: where },
    await desksCheck(store),
    botCheck(settings),
    await packageCheck(),
  ];
}

function asText(checks: readonly Check[], color: boolean): string[] {
  const rows = columns(checks.map(({ ok, name, text }) => [ok ? 'ready' : 'missing', name, text]));
  const lines = checks.flatMap(({ ok, next }, place) => {
    const row = color
      ? rows[place]!.replace(/^\w+/, (word) => styleText(ok ? 'green' : 'red', word, { validateStream: false }))
      : rows[place]!;
    return next ? [row, `         ${next}`] : [row];
  });
  return [...lines, '', 'Six steps to your own tenant:', ...ownTenant.map((step, place) => `${place + 1}. ${step}`)];
}

function examine(context: CommandContext): Promise<number> {
  return withCore(context, storedOnly, async ({ store }) => {
    const checks = await checksOf(context, store);
    const ok = checks.every((check) => check.ok);
    const json = () => JSON.stringify({ ok, checks, steps: ownTenant }, null, 2);
    const lines = context.given.has('json') ? [json()] : asText(checks, context.color);
    lines.forEach(context.out);
    return ok ? 0 : 1;
  });
}

/** `doctor`: what is ready, what is not, and the steps to one's own tenant. Exit code 1 when something that is needed now is not ready. */
export const doctor: CliCommand = {
  noun: 'doctor',
  summary: 'says what is ready, what is missing, and the steps to your own tenant',
  flags: ['json'],
  readsStore: true,
  work: examine,
};
