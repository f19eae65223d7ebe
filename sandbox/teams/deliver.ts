import type { DeliveryPlan, Switches } from '../faults/switches.ts';
import { postJson } from '../http/post-json.ts';
import type { JsonObject } from '../json.ts';
import { textAt } from '../json.ts';
import type { ExchangeLog } from '../log/exchange-log.ts';
import type { SandboxClock } from '../sandbox-clock.ts';
import type { SandboxLimits } from '../sandbox-options.ts';
import type { ActivityFrame } from './build-activity.ts';
import { renewed } from './build-activity.ts';

/** One activity that was sent to the bot, and what came back. */
export interface Delivery {
  readonly activity: JsonObject;
  readonly outcome: 'answered' | 'timed-out' | 'unreachable';
  /** The HTTP status; 0 when there was no answer in time. */
  readonly status: number;
  readonly body: unknown;
}

/** Takes activities to the bot. */
export interface Courier {
  /** Sends one activity as planned; the first delivery's answer is the one that the client shows. */
  deliver(activity: JsonObject, plan?: DeliveryPlan): Promise<readonly [Delivery, ...Delivery[]]>;
}

/** What a courier needs. */
export interface CourierParts {
  readonly botEndpoint: string;
  readonly frame: ActivityFrame;
  readonly clock: SandboxClock;
  readonly limits: SandboxLimits;
  readonly switches: Switches;
  readonly log: ExchangeLog;
  readonly headersForBot: () => Promise<Readonly<Record<string, string>>>;
}

function isExtensionCall(activity: JsonObject): boolean {
  return (textAt(activity, 'name') ?? '').startsWith('composeExtension/');
}

function isSubmit(activity: JsonObject): boolean {
  return activity['type'] === 'invoke' || activity['value'] !== undefined;
}

async function post(parts: CourierParts, activity: JsonObject): Promise<Delivery> {
  const { limits, clock, log } = parts;
  const giveUp = new AbortController();
  const answered = new AbortController();
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)',
    ...(await parts.headersForBot()),
  };
  const limit = isExtensionCall(activity) ? limits.extensionMilliseconds : limits.turnMilliseconds;
  const answer = postJson(parts.botEndpoint, headers, activity, giveUp.signal).then(
    (found) => ({ outcome: 'answered' as const, ...found }),
    (problem: unknown) => ({ outcome: 'unreachable' as const, status: 0, headers: {}, body: String(problem) }),
  );
  const late = clock
    .wait(limit, answered.signal)
    .then(() => ({ outcome: 'timed-out' as const, status: 0, headers: {}, body: undefined }));
  const { outcome, ...result } = await Promise.race([answer, late]);
  answered.abort();
  giveUp.abort();
  log.record({
    route: `bot.${textAt(activity, 'name') ?? textAt(activity, 'type') ?? 'activity'}`,
    method: 'POST',
    url: parts.botEndpoint,
    requestHeaders: headers,
    requestBody: activity,
    status: result.status,
    responseHeaders: result.headers,
    responseBody: result.body,
    ...(outcome === 'answered' ? {} : { note: outcome }),
  });
  return { activity, outcome, status: result.status, body: result.body };
}

async function again(parts: CourierParts, activity: JsonObject, first: Delivery): Promise<Delivery[]> {
  if (first.outcome !== 'timed-out' || !parts.switches.read().redeliverWhenSlow) return [];
  const second = await post(parts, activity);
  return second.outcome === 'timed-out' ? [second, await post(parts, renewed(parts.frame, activity))] : [second];
}

/** A courier that waits as long as Teams does, and delivers again where the plan or the switches say so. */
export function createCourier(parts: CourierParts): Courier {
  const { frame, switches } = parts;
  return {
    async deliver(activity, planned) {
      const plan = planned ?? switches.takeDelivery(isSubmit(activity));
      if (plan === 'twice' || plan === 'twice-same-id') {
        const second = plan === 'twice' ? renewed(frame, activity) : activity;
        return Promise.all([post(parts, activity), post(parts, second)]);
      }
      const first = await post(parts, activity);
      if (plan === 'same-id') return [first, await post(parts, activity)];
      if (plan === 'new-id') return [first, await post(parts, renewed(frame, activity))];
      return [first, ...(await again(parts, activity, first))];
    },
  };
}
