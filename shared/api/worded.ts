import type { Ground } from '../cards/elements.ts';
import type { Fact, Tone, Worded } from './views.ts';

/** The value with its words and how pressing it is, as cards have them too. */
export function worded<T extends string>(
  value: T,
  titles: { readonly [value in T]: string },
  grounds: { readonly [value in T]: Ground },
): Worded<T> {
  const ground = grounds[value];
  const tone: Tone = ground === 'emphasis' || ground === 'default' ? 'neutral' : ground;
  return { value, title: titles[value], tone };
}

/** The facts that there are. */
export function factsOf(...facts: (Fact | undefined | false)[]): Fact[] {
  return facts.filter((fact): fact is Fact => Boolean(fact));
}
