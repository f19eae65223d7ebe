import type { Card } from '../../shared/cards/card-view.ts';
import { cardFaults, textsOf } from '../../shared/cards/testing/card-faults.ts';
import type { Aggregate, RecordKind } from '../../shared/domain/records.ts';
import type { CollectionDefinition, DocumentStore } from '../../shared/ports/document-store.ts';
import { derivedId } from '../../src/actions/keys.ts';
import { recordKinds } from '../../src/records/kinds.ts';
import type { Prey } from './intruders.ts';
import type { RunningDesk } from './running-desk.ts';

/** Hands an input to an endpoint. */
export type Post = (input: unknown) => Promise<Pick<Awaited<ReturnType<RunningDesk['post']>>, 'status' | 'body'>>;

const stack = /\bat .+\.(?:ts|js|mjs):\d+|TypeError|ReferenceError|is not a function|Cannot read prop|\[object Object\]/;

/** A sample of every record of the first seeded desk. */
export async function ownRecords(store: DocumentStore): Promise<Prey[]> {
  const tenantId = derivedId('seed', 'northwind');
  const lists = await Promise.all(
    (Object.keys(recordKinds) as RecordKind[]).map(async (kind) => {
      const collection = store.collection(recordKinds[kind].collection as unknown as CollectionDefinition<Aggregate>);
      return (await collection.find({ tenantId, _id: { $gt: '' } }, { limit: 200 })).map((record) => ({ kind, record }));
    }),
  );
  return lists.flat() as unknown as Prey[];
}

function cardsIn(value: unknown, found: Card[] = []): Card[] {
  if (typeof value !== 'object' || value === null) return found;
  if ((value as { type?: unknown }).type === 'AdaptiveCard' && 'version' in value) found.push(value as Card);
  else for (const part of Object.values(value)) cardsIn(part, found);
  return found;
}

/** Markdown of ours escapes what people wrote; anything left of these could run, load or lead away. */
const live = /(?<!\\)<(?:script|img|a |at>)|(?<!\\)\]\((?!\\)|(?<!\\)\$\{|\{\{(?:DATE|TIME)/;

/** What is unsafe on a card. */
export function faultsOf(card: Card): string[] {
  const { markdown } = textsOf(card);
  return [...cardFaults(card), ...markdown.filter((text) => live.test(text)).map((text) => `live: ${text.slice(0, 100)}`)];
}

/** What came of everything that was handed in. */
interface Damage {
  failures: string[];
  stacks: string[];
  faults: string[];
  cards: number;
  answered: number;
}

/** Hands everything to the desk, some at a time, and looks at whatever comes back. */
export class Trial {
  readonly damage: Damage = { failures: [], stacks: [], faults: [], cards: 0, answered: 0 };
  readonly #post: Post;
  readonly #everyCard: number;

  constructor(post: Post, everyCard: number) {
    this.#post = post;
    this.#everyCard = everyCard;
  }

  look(value: unknown): void {
    for (const card of cardsIn(value)) {
      this.damage.cards += 1;
      if (this.damage.cards % this.#everyCard === 0) this.damage.faults.push(...faultsOf(card));
    }
    const text = JSON.stringify(value) ?? '';
    if (stack.test(text)) this.damage.stacks.push(`${stack.exec(text)?.[0]} in ${text.slice(0, 300)}`);
  }

  async give(input: unknown, post = this.#post): Promise<void> {
    try {
      const { status, body } = await post(input);
      this.damage.answered += 1;
      if (status >= 500 && status !== 501) this.damage.failures.push(`${status} for ${JSON.stringify(input).slice(0, 400)}`);
      this.look(body);
    } catch (error) {
      const { status, message } = error as { status?: number; message: string };
      if (status === undefined || status >= 500)
        this.damage.failures.push(`${message} for ${JSON.stringify(input).slice(0, 400)}`);
    }
  }

  async giveAll(count: number, input: (place: number) => unknown, post = this.#post): Promise<void> {
    for (let at = 0; at < count; at += 50)
      await Promise.all(Array.from({ length: Math.min(50, count - at) }, (_, more) => this.give(input(at + more), post)));
  }
}
