import { createServer } from 'node:net';
import { allOk, type Check } from '../../shared/domain/check.ts';
import { Failure } from '../../shared/errors/failure.ts';
import type { DocumentStore } from '../../shared/ports/document-store.ts';
import { inEnglishAlone } from '../../shared/text/say.ts';
import { loadRegistry } from '../actions/registry.ts';
import { systemCaller } from '../actions/system-caller.ts';
import { packageStanding } from '../app-package/make-package.ts';
import { isUpToDate } from '../app-package/manifest-file.ts';
import { nonce } from '../config/ids.ts';
import type { Settings } from '../config/settings.ts';
import type { Core } from '../core.ts';
import { hasOwnBot } from '../identity/bot-registrations.ts';
import { tenantCollection } from '../records/collections.ts';
import { openDesk } from '../records/desk.ts';
import type { CliCommand, CommandContext } from './cli-command.ts';
import { checkLines } from './outcome-lines.ts';
import { storedOnly, wholeDesk, withCore } from './with-core.ts';

const ownTenant = [
  'Register an application in your Entra tenant with the permissions of docs/permissions.md, and an Azure Bot with the Teams channel on it.',
  'Give this installation an https address that Teams reaches, and set DESKHAND_PUBLIC_URL to it.',
  'Set DESKHAND_SECRET_KEY, and MONGODB_URI to a replica set, or keep the embedded store on one machine; start in live mode.',
  'Open your desk: the link that the start prints, or deskhand desk create. Its pages lead through the rest; so do these commands:',
  'Add the registration: deskhand profile add; test it: deskhand profile test. “deskhand teams setup” says what goes into Microsoft’s portals.',
  'Make the app package, upload it in the Teams admin centre, set the state (deskhand teams set-state active), link the members (deskhand directory sync), and try it all out: deskhand teams diagnose.',
];

/** Steps of the diagnosis that are about the installation and the same for every desk; the package is looked at without any. */
const ofInstallation: ReadonlySet<string> = new Set(['settings', 'address', 'manifest']);

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
  const of = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
  const text = `${of(tenants.length, 'desk')}, ${of(people.length, 'member')}, ${linked} of them linked to Entra`;
  if (tenants.length > 0) return { name: 'desks', ok: true, text };
  return {
    name: 'desks',
    ok: false,
    text: 'there is no desk yet',
    next: 'npm run deskhand -- desk create, or the set-up link that npm start prints.',
  };
}

async function botCheck({ mode, botId, botSecret }: Settings, { directory, door }: Core): Promise<Check> {
  if (mode === 'try') return { name: 'bot', ok: true, text: 'no registration; try mode needs none' };
  const desks = await Promise.all((await directory.tenants()).map(({ _id }) => door.desk(_id).integration()));
  if (!botId && desks.length > 0 && desks.every((integration) => hasOwnBot(integration, botId)))
    return { name: 'bot', ok: true, text: 'none in the settings; each desk has a registration of its own' };
  const missing = [...(botId ? [] : ['BOT_ID']), ...(botSecret ? [] : ['BOT_SECRET'])];
  if (missing.length === 0) return { name: 'bot', ok: true, text: `app id ${botId}` };
  return {
    name: 'bot',
    ok: false,
    text: 'the registration is not set',
    next: `Set ${missing.join(' and ')}, or give each desk a profile that serves Teams (deskhand profile add).`,
  };
}

async function packageCheck(settings: Settings): Promise<Check> {
  const name = 'app package';
  if (!isUpToDate(await loadRegistry())) {
    const next = 'npm run deskhand -- app manifest --write';
    return { name, ok: false, text: 'the manifest does not offer what the code can do', next };
  }
  const { state, text, next } = packageStanding(settings);
  const ok = state !== 'stale' || settings.mode === 'try';
  return { name, ok, text: `the manifest offers what the code can do; ${text}`, ...(!ok && next && { next }) };
}

async function checksOf({ settings, core: ofServer }: CommandContext, core: Core): Promise<Check[]> {
  const { store } = core;
  await store.ping();
  const mode = settings.mode === 'live' ? 'live' : 'try: seeded desks, and a sandbox in place of Microsoft’s cloud';
  const where = settings.mongoUri ? 'MongoDB answers' : `the embedded store in ${settings.data} answers`;
  return [
    { name: 'Node', ok: true, text: process.version },
    { name: 'mode', ok: true, text: mode },
    await serverCheck(settings, ofServer !== undefined),
    { name: 'store', ok: true, text: where },
    await desksCheck(store),
    await botCheck(settings, core),
    await packageCheck(settings),
  ];
}

/** What each desk needs of Microsoft, looked at by the diagnosis that administrators have; nobody is sent anything. */
async function microsoftChecks({ settings, step }: CommandContext, core: Core, runs: boolean): Promise<Check[]> {
  const text = 'Not looked at: in try mode the sandbox stands in for Microsoft, and it runs only together with the server.';
  if (settings.mode === 'try' && !runs) return [{ name: 'Microsoft', ok: true, skipped: true, text }];
  const diagnosis = core.registry.action('teams.diagnose');
  if (!diagnosis) throw new Error('the action teams.diagnose is missing');
  const checks: Check[] = [];
  for (const tenant of await core.directory.tenants()) {
    step(`${tenant.name}:`);
    const call = { key: nonce(), progress: step };
    const outcome = await core.door.execute(diagnosis, { message: 'no' }, systemCaller(tenant), call);
    if (!outcome.ok) throw outcome.failure;
    const found = outcome.reply.checks ?? [];
    if (checks.length === 0) checks.push(...found.filter(({ name }) => ofInstallation.has(name) && name !== 'manifest'));
    const ofDesk = found.filter(({ name }) => !ofInstallation.has(name));
    checks.push(...ofDesk.map((check) => ({ ...check, name: `${tenant.name}: ${check.name}` })));
  }
  return checks;
}

/** The whole desk where Microsoft is to be looked at; where it cannot be opened, what is stored, and `onRefused` is told why. */
function openFor(onRefused: (failure: Failure) => void): typeof wholeDesk {
  return async (context, work) => {
    if (context.settings.mode === 'try') return storedOnly(context, work);
    let begun = false;
    try {
      return await wholeDesk(context, (core) => {
        begun = true;
        return work(core);
      });
    } catch (error) {
      if (begun || !(error instanceof Failure)) throw error;
      onRefused(error);
      return storedOnly(context, work);
    }
  };
}

function examine(context: CommandContext): Promise<number> {
  let refused: Failure | undefined;
  const open = openFor((failure) => {
    refused = failure;
  });
  return withCore(context, open, async (core) => {
    const own = await checksOf(context, core);
    const microsoft: Check[] = refused
      ? [{ name: 'Microsoft', ok: false, text: refused.message, next: refused.remedy, code: refused.code }]
      : await microsoftChecks(context, core, context.core !== undefined);
    const checks = [...own, ...microsoft];
    const ok = allOk(checks);
    const json = () => JSON.stringify({ ok, checks, steps: ownTenant }, inEnglishAlone, 2);
    const text = () => [
      ...checkLines(
        checks.map(({ ms: _took, ...check }) => check),
        context.color,
      ),
      '',
      'Six steps to your own tenant (docs/setup-microsoft-365.md has them in full):',
      ...ownTenant.map((step, place) => `${place + 1}. ${step}`),
    ];
    for (const line of context.given.has('json') ? [json()] : text()) context.out(line);
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
