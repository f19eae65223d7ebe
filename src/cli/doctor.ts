import { readSettings } from '../config/settings.ts';
import { tenantCollection } from '../records/collections.ts';
import type { CommandContext } from './run-cli.ts';
import { withStore } from './with-store.ts';

/** One thing that was looked at. */
interface Check {
  name: string;
  ok: boolean;
  text: string;
  next?: string;
}

const ownTenant = [
  'Register an application in your Entra tenant and a bot with the Teams channel.',
  'Set BOT_ID, BOT_SECRET and BOT_TENANT_ID, and DESKHAND_MODE=live.',
  'Set DESKHAND_PUBLIC_URL to the https address that Teams reaches, and put it into the bot registration as <address>/api/messages.',
  'Set MONGODB_URI to a replica set, or keep the embedded store on one machine.',
  'Fill the places of appPackage/manifest.json and upload the package in the Teams admin centre.',
  'Say “help” to the bot.',
];

/** Says what is ready, what is not, and the steps to one's own tenant. Exit code 1 when something that is needed now is not ready. */
export function doctor(context: CommandContext): Promise<number> {
  const settings = readSettings(context.argv, context.variables);
  return withStore(context, async (store) => {
    await store.ping();
    const tenants = await store.collection(tenantCollection).find({ _id: { $gt: '' } }, { limit: 10_000 });
    const live = settings.mode === 'live';
    const checks: Check[] = [
      {
        name: 'mode',
        ok: true,
        text: live ? 'live' : 'try: one machine, seeded desks, the sandbox in place of Microsoft’s cloud',
      },
      { name: 'store', ok: true, text: settings.mongoUri ? 'MongoDB answers' : 'the embedded store answers' },
      {
        name: 'desks',
        ok: tenants.length > 0,
        text: `${tenants.length} desks`,
        ...(tenants.length === 0 && { next: 'Start once in try mode, or connect a tenant.' }),
      },
      {
        name: 'bot',
        ok: !live || (settings.botId !== undefined && settings.botSecret !== undefined),
        text: settings.botId ? `app id ${settings.botId}` : 'no registration; try mode needs none',
        ...(live && !settings.botSecret && { next: 'Set BOT_ID and BOT_SECRET.' }),
      },
    ];
    if (context.json) context.out(JSON.stringify({ ok: checks.every((check) => check.ok), checks, steps: ownTenant }, null, 2));
    else {
      for (const check of checks)
        context.out(`${check.ok ? 'ready   ' : 'missing '} ${check.name}: ${check.text}${check.next ? ` → ${check.next}` : ''}`);
      context.out('Six steps to your own tenant:');
      for (const [place, step] of ownTenant.entries()) context.out(`${place + 1}. ${step}`);
    }
    return checks.every((check) => check.ok) ? 0 : 1;
  });
}
