import assert from 'node:assert/strict';
import { de } from './de/all.ts';
import { en } from './en/all.ts';
import { pseudoCatalogue } from './pseudo.ts';
import { type Catalogue, createTexts, type Entry } from './text.ts';

const catalogues: readonly [string, Catalogue][] = [
  ['German', de],
  ['the made-up language', pseudoCatalogue(en)],
];

function formsOf(entry: Entry): string[] {
  return typeof entry === 'string' ? [entry] : Object.values(entry);
}

function placesIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\{([\w-]+)\}/g)].map(([, name]) => name!))].sort();
}

/** What is wrong with a catalogue beside the English one. */
function faultsOf(catalogue: Catalogue, locale: string): string[] {
  const plurals = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
  const missing = Object.keys(en).filter((key) => !(key in catalogue));
  const extra = Object.keys(catalogue).filter((key) => !(key in en));
  const wrong = Object.entries(catalogue).flatMap(([key, entry]) => {
    const original = (en as Catalogue)[key];
    if (original === undefined) return [];
    const wanted = new Set(formsOf(original).flatMap(placesIn));
    const odd = formsOf(entry).flatMap((text) => placesIn(text).filter((name) => !wanted.has(name)));
    const lost = [...wanted].filter((name) => name !== 'count' && !formsOf(entry).every((text) => placesIn(text).includes(name)));
    const forms =
      typeof entry === 'string' ? [] : plurals.filter((form) => entry[form] === undefined && entry.other === undefined);
    const blank = formsOf(entry).filter((text) => text.trim() === '');
    return [...odd, ...lost, ...forms, ...blank].length > 0 ? [`${key}: ${JSON.stringify({ odd, lost, forms, blank })}`] : [];
  });
  return [...missing.map((key) => `${key} is missing`), ...extra.map((key) => `${key} is nowhere else`), ...wrong];
}

describe('the catalogues of the tab', () => {
  for (const [name, catalogue] of catalogues)
    it(`say in ${name} all that they say in English, with the same values in it`, () => {
      assert.deepEqual(faultsOf(catalogue, name === 'German' ? 'de' : 'en'), []);
    });

  it('are held against each other: a lost key, value or form is found', () => {
    const { 'nav.work': _gone, ...rest } = de;
    const spoiled = { ...rest, 'nav.signed-in': 'Angemeldet', 'count.items': { one: '{count} Eintrag' }, 'x.y': 'x' };
    const faults = faultsOf(spoiled as unknown as Catalogue, 'de').map((fault) => fault.split(/[: ]/)[0]);
    assert.deepEqual(faults.sort(), ['count.items', 'nav.signed-in', 'nav.work', 'x.y']);
  });

  it('say nothing in the made-up language that is not bracketed', () => {
    for (const text of Object.values(pseudoCatalogue(en)).flatMap(formsOf)) assert.match(text, /^\[.*·*\]$/s);
  });
});

describe('texts', () => {
  const texts = createTexts(en, 'en-GB', { zone: 'Europe/London' });
  const german = createTexts(de, 'de-DE', { zone: 'Europe/Berlin' });

  it('choose the form that a number takes, and write the number as the language does', () => {
    assert.deepEqual(
      [1, 2, 1_234].map((count) => texts.t('count.items', { count })),
      ['1 item', '2 items', '1,234 items'],
    );
    assert.equal(german.t('count.items', { count: 1_234 }), '1.234 Einträge');
  });

  it('tell times in the person’s zone, and days as they are', () => {
    assert.deepEqual([texts.clock('2026-11-20T22:30:00Z'), german.clock('2026-11-20T22:30:00Z')], ['22:30', '23:30']);
    assert.equal(german.day('2026-11-20'), 'Fr., 20. Nov.');
  });

  it('tell how long ago or ahead something is in the largest unit that fits', () => {
    const now = new Date('2026-11-20T12:00:00Z');
    const told = ['2026-11-20T12:00:20Z', '2026-11-20T10:59:00Z', '2026-11-22T13:00:00Z', '2025-11-01T00:00:00Z'];
    assert.deepEqual(
      told.map((at) => texts.relative(at, now)),
      ['this minute', '1 hour ago', 'in 2 days', 'last year'],
    );
  });

  it('put a duration into hours and minutes', () => {
    assert.deepEqual(
      [0, 45, 60, 90].map((minutes) => texts.duration(minutes)),
      ['0 mins', '45 mins', '1 hr', '1 hr 30 mins'],
    );
  });

  it('know which languages go from right to left', () => {
    assert.deepEqual(
      ['en-US', 'de', 'ar', 'he-IL', 'fa'].map((locale) => createTexts(en, locale).direction),
      ['ltr', 'ltr', 'rtl', 'rtl', 'rtl'],
    );
  });
});
