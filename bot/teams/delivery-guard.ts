import type { HttpAnswer } from '../../src/http/route.ts';
import { Recent } from './recent.ts';
import type { Turn } from './turn.ts';

/** Ten minutes, at most 20,000 deliveries and 32 MB of invoke answers. */
const guardLimits = { ttl: 600_000, most: 20_000, weight: 32 * 1024 * 1024 };

/** Sees to it that one delivery is handled once in this process, however often and however closely Teams repeats it. */
export interface DeliveryGuard {
  /** Runs the work for a delivery seen for the first time; a repeated one gets the first one's answer. Work that throws or answers 5xx is forgotten, so that the next delivery runs. */
  once(turn: Turn, work: () => Promise<HttpAnswer>): Promise<HttpAnswer>;
}

// Whatever came in the place of a text; it may be anything.
const words = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

/** What makes two deliveries the same. An edit carries the id of the message it edits, so its time tells it from the next edit. */
function keyOf({ activity, conversation }: Turn): string | undefined {
  const { type, id, name } = activity;
  if (typeof id !== 'string' || id === '') return undefined;
  const time = type === 'message' || type === 'invoke' ? '' : words(activity.timestamp);
  return `${conversation.id}\n${words(type)}\n${words(name)}\n${id}\n${time}`;
}

/** Makes the guard. `now` in milliseconds. */
export function deliveryGuard(now: () => number, limits = guardLimits): DeliveryGuard {
  const underWay = new Map<string, Promise<HttpAnswer>>();
  const finished = new Recent<HttpAnswer>(now, limits);
  const remember = (key: string, answer: HttpAnswer) => {
    if (answer.status >= 500 && answer.status !== 501) return;
    finished.keep(key, answer, typeof answer.body === 'string' ? answer.body.length : 0);
  };
  return {
    once(turn, work) {
      const key = keyOf(turn);
      if (key === undefined) return work();
      const known = underWay.get(key) ?? finished.find(key);
      if (known !== undefined) return Promise.resolve(known);
      const running = work();
      underWay.set(key, running);
      const settle = (answer?: HttpAnswer) => {
        underWay.delete(key);
        if (answer !== undefined) remember(key, answer);
      };
      running.then(settle, () => settle());
      return running;
    },
  };
}
