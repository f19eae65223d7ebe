import { fold } from '../../shared/text/fold.ts';
import type { BuiltDesk } from './built-desk.ts';
import { dice, zipf } from './dice.ts';
import { vocabulary } from './vocabulary.ts';

const longest = 8;

/** What people type into a search while they look for something: the first 1 to 8 letters of one word or of two, of the words that records hold, common ones more often. */
export function typedSearches(count: number): string[] {
  const throwOne = dice(41);
  const word = zipf(vocabulary.words.length, throwOne);
  const whole = () => {
    const kind = throwOne();
    const place = Math.floor(throwOne() * 600);
    if (kind < 0.7) return vocabulary.words[word()]!;
    if (kind < 0.8) return fold(vocabulary.firstNames[place]!);
    if (kind < 0.9) return fold(vocabulary.clients[Math.floor(place / 4)]!);
    return String(2_001 + Math.floor(throwOne() * 8_000));
  };
  const begun = () => whole().slice(0, 1 + Math.floor(throwOne() * longest));
  return Array.from({ length: count }, () => (throwOne() < 0.5 ? begun() : `${begun()} ${begun()}`));
}

/** Asks the desk through its door; throws when it was refused. Answers how many rows there were, or 1. */
export async function ask({ core, caller }: BuiltDesk, name: string, raw: Record<string, unknown>): Promise<number> {
  const outcome = await core.door.execute(core.registry.find(name)!, raw, caller, { key: 'bench' });
  if (!outcome.ok) throw outcome.failure;
  return outcome.reply.list?.items.length ?? 1;
}
