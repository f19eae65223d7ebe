import type { Sent } from './activities.ts';
import type { Chance } from './chance.ts';

/** Texts that want to be more than text: mark-up, scripts, links, templates, formulas, odd characters, far too much of them. */
export const payloads: readonly string[] = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '[click](javascript:alert(1))',
  '![x](https://evil.example/track.png)',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '<at>Everybody</at>',
  '{{DATE(2026-11-20T10:00:00Z,SHORT)}}',
  '$' + '{secret}',
  '$' + '{json(this)}',
  "{{constructor.constructor('return process')()}}",
  '# Heading\n- item\n1. one',
  '**bold** _it_ `code` ~~no~~ > quote',
  '=cmd|"/c calc"!A1',
  '__proto__',
  'constructor',
  'toString',
  '\u202egnp.exe',
  '\u0000\u0007\u001b[31m',
  '\ud800',
  'a'.repeat(30_000),
  '🦊'.repeat(3_000),
  `ticket:${'../'.repeat(20)}`,
  `${'-'.repeat(2_000)}:`,
  '1'.repeat(400),
  '9:00-'.repeat(200),
  "' OR 1=1 --",
  '{"$ne":null}',
  'http://169.254.169.254/latest/meta-data',
  ' \t\r\n\u00a0',
];

const oddities: readonly ((chance: Chance) => unknown)[] = [
  () => null,
  () => [],
  () => ({}),
  () => true,
  () => -1,
  () => 1e308,
  () => '',
  () => ({ $ne: '' }),
  () => ({ $where: 'sleep(1000)' }),
  () => ({ toString: 1, valueOf: 2, toJSON: 'x' }),
  () => JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}') as unknown,
  () => Array.from({ length: 500 }, (_, at) => at),
  (chance) => chance.of(payloads),
  (chance) => [chance.of(payloads)],
  (chance) => ({ [chance.of(payloads)]: chance.of(payloads) }),
  () => {
    let deep: unknown = 'end';
    for (let level = 0; level < 200; level += 1) deep = { data: deep };
    return deep;
  },
];

function placesOf(value: unknown, found: { holder: Record<string, unknown>; name: string }[] = []) {
  if (typeof value !== 'object' || value === null) return found;
  for (const name of Object.keys(value)) {
    found.push({ holder: value as Record<string, unknown>, name });
    placesOf((value as Record<string, unknown>)[name], found);
  }
  return found;
}

/** The activity with some of its values replaced, left out or added, by things that no client would send. */
export function mutated(activity: Sent, chance: Chance): unknown {
  const copy = structuredClone(activity);
  const changes = 1 + chance.below(3);
  for (let change = 0; change < changes; change += 1) {
    // What lets the activity in is spoilt less often than what comes behind it.
    const all = placesOf(copy);
    const inner = all.filter(({ holder, name }) => holder !== copy || name === 'text' || name === 'value' || name === 'name');
    const { holder, name } = chance.of(chance.below(4) === 0 ? all : inner);
    const way = chance.below(8);
    if (way === 0) delete holder[name];
    else if (way === 1) holder[chance.of(payloads).slice(0, 40)] = chance.of(oddities)(chance);
    else holder[name] = chance.of(oddities)(chance);
  }
  return copy;
}

/** The activity as bytes that are no activity: cut off, not JSON, something else. */
export function broken(activity: Sent, chance: Chance): string {
  const text = JSON.stringify(activity);
  return chance.of([
    text.slice(0, chance.below(text.length)),
    `${text}}`,
    '',
    'null',
    '[]',
    '"x"',
    '[[[[',
    text.replaceAll('"', "'"),
  ]);
}
