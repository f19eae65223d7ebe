import { editDistance } from './edit-distance.ts';
import type { Phrase, Phrased } from './phrases.ts';
import type { Token, Tokens } from './tokens.ts';

/** A command that is nearly what was typed. */
export interface NearMiss {
  /** The command's words, then what was typed behind them. */
  text: string;
  /** The command's words alone, and how many they are. */
  words: string;
  length: number;
  cost: number;
}

const longest = 24;

/** Wrong letters that are forgiven in a word of this length. */
function forgiven(word: string): number {
  return word.length < 3 ? 0 : word.length < 6 ? 1 : 2;
}

/** What it costs to read the word as the other; infinite when they are too different. */
function wordCost(typed: string, meant: string): number {
  const short = typed.length < 5 || meant.length < 5;
  if (typed.length > longest || (short && typed[0] !== meant[0])) return Number.POSITIVE_INFINITY;
  const limit = Math.min(forgiven(typed), forgiven(meant));
  const distance = editDistance(typed, meant, limit);
  return distance > limit ? Number.POSITIVE_INFINITY : distance;
}

/** Reads the head of what was typed as the command's words, some of them wrong or left out; answers the cost and how many typed words were used. */
function align(typed: readonly string[], meant: readonly string[], most: number): { cost: number; used: number } | undefined {
  let best: { cost: number; used: number } | undefined;
  const walk = (place: number, word: number, cost: number, matched: number): void => {
    if (cost > most || (best && cost > best.cost)) return;
    if (word === meant.length) {
      if (matched > 0 && (!best || cost < best.cost || place > best.used)) best = { cost, used: place };
      return;
    }
    const expected = meant[word] as string;
    const said = typed[place];
    if (said !== undefined) walk(place + 1, word + 1, cost + wordCost(said, expected), matched + (expected.length > 2 ? 1 : 0));
    walk(place, word + 1, cost + 1, matched);
  };
  walk(0, 0, 0, 0);
  return best ?? joined(typed, meant, most);
}

/** The words run together or torn apart: `mytickets`, `time sheet`. */
function joined(typed: readonly string[], meant: readonly string[], most: number): { cost: number; used: number } | undefined {
  const whole = meant.join('');
  for (let used = 1; used <= Math.min(typed.length, meant.length + 1); used++) {
    const said = typed.slice(0, used).join('');
    const cost = 1 + wordCost(said, whole);
    if (whole.length >= 5 && cost <= most) return { cost, used };
  }
  return undefined;
}

/** The command's words, two or more, somewhere in a sentence: "how do I log time". */
function contained(typed: readonly string[], meant: readonly string[]): { cost: number; used: number } | undefined {
  if (meant.length < 2) return undefined;
  const place = typed.findIndex((_word, start) => meant.every((word, offset) => typed[start + offset] === word));
  return place < 0 ? undefined : { cost: 2, used: place + meant.length };
}

/** The commands nearest to what was typed from `start` on, each once: those that differ least, by at most `farthest` letters or words, and of these the ones that explain most of what was typed. */
export function nearMisses(tokens: Tokens, start: number, phrases: Iterable<Phrase<Phrased>>, farthest: number): NearMiss[] {
  const places = tokens.list
    .slice(start, tokens.count)
    .filter(({ word }) => word !== '')
    .slice(0, 8);
  const typed = places.map(({ word }) => word);
  const found = new Map<string, NearMiss & { slots: number; used: number }>();
  for (const { elements, prefix, slots } of phrases) {
    const meant = elements.slice(0, prefix).map((part) => (part.type === 'word' ? part.word : ''));
    const words = meant.join(' ');
    if (prefix === 0 || found.has(words)) continue;
    const near = align(typed, meant, farthest) ?? (farthest > 1 ? contained(typed, meant) : undefined);
    if (!near) continue;
    const rest = tokens.text.slice((places[near.used] as Token | undefined)?.start ?? tokens.text.length, tokens.freeEnd);
    const text = rest ? `${words} ${rest}` : words;
    found.set(words, { words, length: prefix, text, cost: near.cost, used: near.used, slots: slots.length });
  }
  const least = Math.min(...[...found.values()].map(({ cost }) => cost));
  const nearest = [...found.values()].filter(({ cost }) => cost === least);
  const most = Math.max(...nearest.map(({ used }) => used));
  return nearest.filter(({ used }) => used === most).sort((a, b) => a.slots - b.slots);
}
