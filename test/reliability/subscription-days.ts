import { contoso } from '../../sandbox/testing/cloud-caller.ts';
import type { HttpAnswer, HttpRequest, Route } from '../../src/http/route.ts';
import { type SubscribedDesk, subscribedDesk } from '../subscriptions/subscribed-desk.ts';
import { type Chance, chanceOf } from './chance.ts';

/** What the days came to. */
export interface Days {
  /** How often something was lost, by what. */
  gaps: { [sort: string]: number };
  changes: number;
  /** After how many gaps the desk's users were not Microsoft's. */
  notCaughtUp: string[];
  subscriptions: number;
  endsAlike: boolean;
}

/** What is left out, for the controls. */
export interface Missing {
  /** Microsoft's words about the subscriptions themselves do not arrive. */
  lifecycle?: boolean;
  seed?: number;
}

const hour = 3_600_000;

/** The desk's address, which can be down, and deaf to what Microsoft says of subscriptions. */
function door(state: { isDown: boolean }, missing: Missing) {
  return (route: Route): Route => ({
    ...route,
    async handle(request: HttpRequest): Promise<HttpAnswer> {
      if (state.isDown) return { status: 503 };
      if (!missing.lifecycle || request.query.has('validationToken')) return route.handle(request);
      const body = await request.readBody();
      if (body.includes('lifecycleEvent')) return { status: 202 };
      return route.handle(
        Object.create(request, {
          readBody: { value: async () => body },
          params: { value: request.params },
          query: { value: request.query },
        }) as HttpRequest,
      );
    },
  });
}

/** Something happens to somebody in the organisation. */
function change(on: SubscribedDesk, chance: Chance, count: number): void {
  const { users } = on.cloud.sandbox.cloud.entra.directory;
  const all = users.list(contoso.tenant);
  const one = chance.of(all);
  const what = chance.below(all.length > 12 ? 8 : 6);
  if (what < 3) users.change(contoso.tenant, one.id, { displayName: `Somebody ${count}` });
  else if (what === 3) users.change(contoso.tenant, one.id, { accountEnabled: !one.accountEnabled });
  else if (what < 6)
    users.add(contoso.tenant, {
      id: `dddddddd-0000-4000-8000-${String(count).padStart(12, '0')}`,
      displayName: `New ${count}`,
      userPrincipalName: `new${count}@contoso.example`,
    });
  else users.remove(contoso.tenant, one.id);
}

/** The days of one desk: every few hours something changes, and something goes wrong with its telling. */
class SubscriptionDays {
  readonly #on: SubscribedDesk;
  readonly #chance: Chance;
  readonly #door: { isDown: boolean };
  readonly came: Days = { gaps: {}, changes: 0, notCaughtUp: [], subscriptions: 0, endsAlike: false };

  constructor(on: SubscribedDesk, chance: Chance, address: { isDown: boolean }) {
    this.#on = on;
    this.#chance = chance;
    this.#door = address;
  }

  get #graph() {
    return this.#on.cloud.sandbox.cloud.graph;
  }

  async #change(count = 1 + this.#chance.below(3)): Promise<void> {
    for (let made = 0; made < count; made += 1) {
      this.came.changes += 1;
      change(this.#on, this.#chance, this.came.changes);
    }
    await this.#graph.notifications.settled();
  }

  /** The server looks and works for so long, every hour. */
  async #live(hours: number): Promise<void> {
    const { subscriptions } = this.#on.process;
    for (let passed = 0; passed < hours; passed += 1) {
      await this.#on.clock.advance(hour);
      await subscriptions.reconcileDue();
      await this.#on.settle();
    }
  }

  async #isAlike(): Promise<boolean> {
    const { here, there } = await this.#on.users();
    return JSON.stringify(here) === JSON.stringify(there);
  }

  readonly #gaps: { readonly [sort: string]: () => Promise<void> } = {
    'nothing lost': () => this.#change(),
    'told twice and in another order': async () => {
      this.#graph.notifications.plan({ hold: true, shuffle: true, double: 3 });
      await this.#change(4);
      this.#graph.notifications.release();
    },
    'lost, and said so': async () => {
      this.#graph.notifications.plan({ lose: 100 });
      await this.#change();
      this.#graph.notifications.plan({ lose: 0 });
      for (const { id } of this.#graph.subscriptions()) this.#graph.notifications.lifecycle(id, 'missed');
    },
    'removed, and said so': async () => {
      for (const { id } of this.#graph.subscriptions()) this.#graph.notifications.lifecycle(id, 'subscriptionRemoved');
      await this.#change();
    },
    'dropped without a word': async () => {
      for (const { id } of this.#graph.subscriptions()) this.#graph.dropSubscription(id);
      await this.#change();
    },
    'proof wanted': async () => {
      for (const { id } of this.#graph.subscriptions()) this.#graph.notifications.lifecycle(id, 'reauthorizationRequired');
      await this.#change();
    },
    'Graph out': async () => {
      this.#on.cloud.sandbox.faults.add({
        route: this.#chance.of(['graph.*', 'graph.subscriptions.*', 'graph.users.delta']),
        status: 503,
        times: 1_000_000,
      });
      await this.#change();
      await this.#live(this.#chance.of([1, 3, 9]));
      this.#on.cloud.sandbox.faults.clear();
    },
    'server down': async () => {
      this.#door.isDown = true;
      await this.#change();
      await this.#on.clock.advance(this.#chance.of([4, 12, 36, 24 * 8]) * hour);
      await this.#change();
      await this.#on.clock.advance(4 * hour);
      this.#door.isDown = false;
      await this.#on.restart();
      await this.#on.process.subscriptions.reconcileDue();
    },
    restarted: async () => {
      await this.#change();
      await this.#on.restart();
    },
  };

  /** Lives on for so many days and compares after every gap. */
  async run(days: number): Promise<Days> {
    const start = this.#on.clock.now().getTime();
    await this.#live(1);
    while (this.#on.clock.now().getTime() - start < days * 24 * hour) {
      const sort = this.#chance.of(Object.keys(this.#gaps));
      this.came.gaps[sort] = (this.came.gaps[sort] ?? 0) + 1;
      await this.#gaps[sort]!();
      await this.#live(2);
      if (!(await this.#isAlike())) this.came.notCaughtUp.push(`${sort} at ${this.#on.clock.now().toISOString()}`);
      await this.#live(this.#chance.below(3));
    }
    this.came.subscriptions = this.#graph.subscriptions().length;
    this.came.endsAlike = await this.#isAlike();
    return this.came;
  }
}

/** Lives through so many days without any scheduled reading of the directory: whatever is caught up is caught up by subscriptions alone. */
export async function liveThrough(days: number, missing: Missing = {}): Promise<Days> {
  const address = { isDown: false };
  const on = await subscribedDesk({ around: door(address, missing) });
  try {
    return await new SubscriptionDays(on, chanceOf(missing.seed ?? 11), address).run(days);
  } finally {
    await on.close();
  }
}
