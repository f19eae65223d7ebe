import type { JsonObject } from '../../json.ts';
import type { GraphCore } from '../graph-core.ts';
import type { Subscription } from './subscription-store.ts';
import type { WebhookCalls } from './webhook-calls.ts';

/** One notification on its way. */
export interface Outgoing {
  readonly url: string;
  readonly subscription: Subscription;
  readonly item: JsonObject;
  /** It goes with a token that proves who sends it. */
  readonly isRich: boolean;
}

/** Calls to webhooks that go on in the background, and are tried again when they are not taken. */
export interface Deliveries {
  start(parts: readonly Outgoing[], delayMilliseconds: number, retries: number): void;
  /** Resolves once every call under way has been answered; waits for no retry. */
  settled(): Promise<void>;
  /** Gives up what waits for its time. */
  stop(): void;
}

const firstRetry = 10_000;

/** One token for each app and tenant among the rich ones. */
async function tokensFor({ entra }: GraphCore, parts: readonly Outgoing[]): Promise<JsonObject> {
  const owners = new Map<string, { readonly entraTenantId: string; readonly appId: string }>();
  for (const { isRich, subscription } of parts) {
    if (isRich) owners.set(`${subscription.entraTenantId} ${subscription.appId}`, subscription);
  }
  const tokens = [...owners.values()].map(async ({ entraTenantId, appId }) => {
    const tenant = entra.directory.tenant(entraTenantId);
    return tenant ? (await entra.mint.validation({ tenant, appId })).token : '';
  });
  return tokens.length > 0 ? { validationTokens: await Promise.all(tokens) } : {};
}

/** Deliveries by the given calls. Waiting is by the sandbox's clock. */
export function createDeliveries(core: GraphCore, calls: WebhookCalls): Deliveries {
  const underWay = new Set<Promise<unknown>>();
  const stopped = new AbortController();
  const attempt = async (parts: readonly Outgoing[]) => {
    const payload = { value: parts.map((one) => one.item), ...(await tokensFor(core, parts)) };
    return calls.deliver(parts[0]?.url ?? '', payload);
  };
  const tracked = async (parts: readonly Outgoing[]): Promise<number> => {
    const work = attempt(parts);
    underWay.add(work);
    try {
      return await work;
    } finally {
      underWay.delete(work);
    }
  };
  const deliver = async (parts: readonly Outgoing[], delay: number, retries: number): Promise<void> => {
    if (delay > 0) await core.clock.wait(delay, stopped.signal);
    for (let tried = 0; tried <= retries && !stopped.signal.aborted; tried += 1) {
      const status = await tracked(parts);
      if (status >= 200 && status < 300) return;
      if (tried < retries) await core.clock.wait(firstRetry * 2 ** tried, stopped.signal);
    }
  };
  return {
    stop: () => stopped.abort(),
    start: (parts, delay, retries) => void deliver(parts, delay, retries).catch(() => undefined),
    async settled() {
      await new Promise((resume) => setImmediate(resume));
      while (underWay.size > 0) await Promise.allSettled([...underWay]);
    },
  };
}
