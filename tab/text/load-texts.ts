import type { en } from './en/all.ts';
import { firstEn } from './en/first.ts';
import { type Catalogue, createTexts, type Texts } from './text.ts';

/** A key of the catalogue. */
export type TextKey = keyof typeof en;

/** The tab's texts. */
export type TabTexts = Texts<TextKey>;

/** `en-XA` is the made-up language, `ar-XB` the same from right to left: both for tests and translators. */
const pseudoLocales = new Set(['en-XA', 'ar-XB']);

function isLocale(locale: string): boolean {
  try {
    return Intl.getCanonicalLocales(locale).length === 1;
  } catch {
    return false;
  }
}

/** English begins with what the first page says; the rest is put in as it comes, which is before anybody can open another page. */
const english: { [key: string]: Catalogue[string] } = { ...firstEn };
let rest: Promise<void> | undefined;

/** Resolves when every text of the language is there: at once, save for English. */
export function wholeCatalogue(): Promise<void> {
  rest ??= import('./en/all.ts').then((all) => void Object.assign(english, all.en));
  return rest;
}

/** The texts in the person's language, English where there is none; days and numbers in any case as their locale writes them. */
export async function loadTexts(wanted: string, zone?: string): Promise<TabTexts> {
  const options = zone === undefined ? {} : { zone };
  const locale = isLocale(wanted) ? wanted : 'en';
  if (pseudoLocales.has(locale)) {
    const [{ pseudoCatalogue, pseudoText: sentence }, all] = await Promise.all([import('./pseudo.ts'), import('./en/all.ts')]);
    const direction = locale === 'ar-XB' ? 'rtl' : 'ltr';
    return createTexts(pseudoCatalogue(all.en), 'en', { ...options, direction, sentence });
  }
  const { language } = new Intl.Locale(locale);
  if (language === 'de') {
    const [{ de }, { actionsDe: words }, { sentencesDe }] = await Promise.all([
      import('./de/all.ts'),
      import('./de/actions.ts'),
      import('./de/sentences/all.ts'),
    ]);
    const sentence = (template: string) => sentencesDe.get(template) ?? words[template] ?? template;
    return createTexts(de, locale, { ...options, words, sentence });
  }
  return createTexts(english as typeof en, language === 'en' ? locale : 'en', options);
}
