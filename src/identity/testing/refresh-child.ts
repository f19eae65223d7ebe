import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { openMicrosoft } from '../open-microsoft.ts';
import { heldTokenCollection } from '../tokens/held-tokens.ts';
import { TokenLease } from '../tokens/token-lease.ts';
import { parentsStore } from './store-over-ipc.ts';

/** What a process of its own is asked: the token of the delegated connection, for so many callers at once, at this time of its clock. */
export interface Ask {
  ask: number;
  tenantId: string;
  callers: number;
  at: number;
}

/** What its callers were given: each value once. */
export interface Asked {
  ask: number;
  values: string[];
}

const [entra = '', lease = ''] = process.argv.slice(2);
let at = 0;
const quiet = () => undefined;
const store = parentsStore();
const microsoft = await openMicrosoft({
  store,
  mode: 'try',
  publicUrl: 'https://desk.example',
  reroutes: { 'login.microsoftonline.com': entra },
  now: () => new Date(at),
  random: () => 0.5,
  nonce: () => randomBytes(16).toString('base64url'),
  sleep: (ms) => sleep(Math.min(ms, 4)),
  log: { info: quiet, warn: quiet, error: quiet },
});

if (lease === 'without')
  TokenLease.prototype.claim = async (wanted) => {
    const held = (await store.collection(heldTokenCollection).findOne({ _id: wanted.id, tenantId: wanted.tenantId }))!;
    return { held, beat: held.beat };
  };

process.on('message', async ({ ask, tenantId, callers, at: time }: Ask) => {
  if (ask === undefined) return;
  at = time;
  const asks = Array.from({ length: callers }, () => microsoft.tokens.delegated(tenantId, 'meetings')());
  const ends = await Promise.allSettled(asks);
  const values = ends.map((end) => (end.status === 'fulfilled' ? end.value.value : `refused: ${String(end.reason)}`));
  process.send!({ ask, values: [...new Set(values)] } satisfies Asked);
});
process.send!({ ready: true });
