import { derivedId } from '../../src/actions/keys.ts';
import { ticketCollection } from '../../src/records/collections.ts';
import { seedDesks } from '../../src/seed/seed.ts';
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts';
import { renewed, type Sender, type Sent } from './activities.ts';
import { type Chance, chanceOf } from './chance.ts';
import { type Effects, effectsIn } from './effects.ts';
import { type Intent, intentOf, type Target } from './intents.ts';
import { inFolder } from './own-folder.ts';
import { type DeskParts, type RunningDesk, runningDesk } from './running-desk.ts';
import { wrappedStore } from './wrapped-store.ts';

/** How much is tried. */
export interface RunSize {
  activities: number;
  /** How many of them at once. */
  wave: number;
  /** A crash comes after every so many waves, in the midst of one. */
  crashEvery: number;
  seed: number;
  /** Whether a desk tells after its start what a crash left untold; it does when left out. */
  sweeps?: boolean;
}

/** What came of it. */
export interface Run {
  intents: Intent[];
  deliveries: number;
  crashes: number;
  /** By marker: what the people were told. */
  answers: Map<string, string[]>;
  effects: Effects;
  errors: string[];
}

/** Which guards the run goes without. */
export type Without = (parts: DeskParts) => Partial<DeskParts>;

const begin = Date.UTC(2026, 10, 20, 10);
const waveTakes = 2_000;
const latest = 5;

interface Life {
  desk: RunningDesk;
  crashed: Promise<'crashed'>;
  /** Crashes after this many further commands to the store. */
  crashAfter(commands: number): void;
}

/** One delivery that is to come: of which intent, under which id, in which wave. */
interface Due {
  intent: Intent;
  activity: Sent;
  wave: number;
}

/** How many copies come of twenty activities: one to four each. */
const howOften = [...Array<number>(9).fill(1), ...Array<number>(6).fill(2), 3, 3, 3, 4, 4];

/** How the copies of an activity come: one to four, under the same id or a new one, at once or up to 10 s later. */
function deliveriesOf(chance: Chance, intent: Intent, wave: number): Due[] {
  const copies = chance.of(howOften);
  return Array.from({ length: copies }, (_, copy) => ({
    intent,
    activity: copy === 0 || chance.below(2) === 0 ? intent.activity : renewed(intent.activity),
    wave: copy === 0 || chance.below(2) === 0 ? wave : wave + 1 + chance.below(latest),
  }));
}

class Trial {
  readonly #size: RunSize;
  readonly #without: Without;
  readonly #chance: Chance;
  readonly #answers = new Map<string, string[]>();
  readonly #byActivity = new Map<string, string>();
  readonly #errors: string[] = [];
  #now = begin;
  #deliveries = 0;
  #crashes = 0;

  constructor(size: RunSize, without: Without) {
    this.#size = size;
    this.#without = without;
    this.#chance = chanceOf(size.seed);
  }

  async run(folder: string): Promise<Run> {
    const base = await openEmbeddedStore({ folder });
    let life = await this.#live(base);
    await seedDesks(base, new Date(begin));
    const targets = await targetsIn(base);
    const intents: Intent[] = [];
    let due: Due[] = [];
    for (let wave = 0; intents.length < this.#size.activities || due.length > 0; wave += 1) {
      const left = Math.min(this.#size.wave, this.#size.activities - intents.length);
      const fresh = Array.from({ length: left }, (_, at) => intentOf(this.#chance, targets, intents.length + at));
      intents.push(...fresh);
      due.push(...fresh.flatMap((intent) => deliveriesOf(this.#chance, intent, wave)));
      const now = this.#chance.shuffled(due.filter((one) => one.wave <= wave));
      due = due.filter((one) => one.wave > wave);
      if (wave % this.#size.crashEvery === this.#size.crashEvery - 1) life.crashAfter(this.#chance.below(6 * now.length + 1));
      const unanswered = await this.#deliver(life, now, wave);
      if (unanswered) {
        this.#crashes += 1;
        life = await this.#live(base);
        if (this.#size.sweeps !== false) void life.desk.core.sweep();
        due.push(...unanswered);
      }
      this.#now += waveTakes;
    }
    life.crashAfter(Number.POSITIVE_INFINITY);
    this.#now += 60_000;
    // Twice: what the first tells may hold something back that is due now.
    for (let time = 0; time < 2 && this.#size.sweeps !== false; time += 1) await life.desk.core.sweep();
    await life.desk.stop();
    const effects = await effectsIn(base);
    await base.close();
    const counts = { deliveries: this.#deliveries, crashes: this.#crashes };
    return { intents, ...counts, answers: this.#answers, effects, errors: this.#errors };
  }

  /** Hands over all of these at once. When the desk crashes meanwhile, answers what Teams then delivers again: whatever had no answer. */
  async #deliver({ desk, crashed }: Life, all: readonly Due[], wave: number): Promise<Due[] | undefined> {
    const unanswered: Due[] = [];
    let isCrashed = false;
    const one = async (due: Due) => {
      this.#deliveries += 1;
      this.#byActivity.set(due.activity.id, due.intent.marker);
      const answer = await Promise.race([desk.post(due.activity), crashed]);
      if (answer !== 'crashed') {
        if (answer.status >= 500) this.#errors.push(`${answer.status} ${answer.text}`);
        if (due.activity['type'] === 'invoke') this.#told(due.intent.marker, answer.text);
        return;
      }
      isCrashed = true;
      const activity = this.#chance.below(2) === 0 ? due.activity : renewed(due.activity);
      unanswered.push({ ...due, activity, wave: wave + 1 });
    };
    await Promise.all(all.map(one));
    for (const { sentence, fields } of desk.errors.splice(0))
      this.#errors.push(`${sentence} ${String(fields['error'] ?? fields['err'])}`);
    return isCrashed ? unanswered : undefined;
  }

  #told(marker: string, text: string): void {
    const before = this.#answers.get(marker);
    if (before) before.push(text);
    else this.#answers.set(marker, [text]);
  }

  /** A desk on the store that can end between any two commands: from then on nothing it waits for comes back. */
  async #live(base: DeskParts['store']): Promise<Life> {
    const { promise: crashed, resolve } = Promise.withResolvers<'crashed'>();
    const never = new Promise<never>(() => undefined);
    let left = Number.POSITIVE_INFINITY;
    let dead = false;
    const crash = () => {
      dead = true;
      resolve('crashed');
    };
    const crashAfter = (commands: number) => {
      left = commands;
    };
    const step = <T>(work: () => Promise<T>): Promise<T> => {
      if (dead) return never;
      left -= 1;
      if (left < 0) crash();
      return dead ? never : work().then((value) => (dead ? never : value));
    };
    const parts: DeskParts = {
      store: wrappedStore(base, (_command, run) => step(run)),
      now: () => new Date(this.#now),
      onPosted: ({ url, activity, method }) => {
        const marker = method === 'POST' ? this.#byActivity.get(url.split('/').at(-1) ?? '') : undefined;
        if (marker && !dead) this.#told(marker, JSON.stringify(activity));
      },
    };
    const desk = await runningDesk({ ...parts, ...this.#without(parts) });
    return { desk, crashed, crashAfter };
  }
}

async function targetsIn(store: DeskParts['store']): Promise<Record<Sender['tenant'], Target[]>> {
  const { tickets } = await effectsIn(store);
  const of = async (tenant: Sender['tenant']) => {
    const tenantId = derivedId('seed', tenant);
    const [model, ...others] = tickets.filter((ticket) => ticket.tenantId === tenantId && ticket.status !== 'closed');
    const more = Array.from({ length: 120 }, (_, at) => ({
      ...model!,
      _id: derivedId(tenantId, 'more', String(at)),
      number: 500_000 + at,
      entries: [],
    }));
    await store.collection(ticketCollection).insertMany(more as never);
    return [...others, ...more].map(({ _id, number, version }) => ({ id: _id, number, version }));
  };
  return { northwind: await of('northwind'), fabrikam: await of('fabrikam') };
}

/** Runs it on a store of its own. */
export async function redeliveryRun(size: RunSize, without: Without = () => ({})): Promise<Run> {
  return inFolder((folder) => new Trial(size, without).run(folder));
}
