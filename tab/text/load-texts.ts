import { en } from './en/all.ts';
import { createTexts, type Texts } from './text.ts';

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

/** The texts in the person's language, English where there is none; days and numbers in any case as their locale writes them. */
export async function loadTexts(wanted: string, zone?: string): Promise<TabTexts> {
  const options = zone === undefined ? {} : { zone };
  const locale = isLocale(wanted) ? wanted : 'en';
  if (pseudoLocales.has(locale)) {
    const { pseudoCatalogue } = await import('./pseudo.ts');
    const direction = locale === 'ar-XB' ? 'rtl' : 'ltr';
    return createTexts(pseudoCatalogue(en), 'en', { ...options, direction });
  }
  const { language } = new Intl.Locale(locale);
  if (language === 'de') return createTexts((await import('./de/all.ts')).de, locale, options);
  return createTexts(en, language === 'en' ? locale : 'en', options);
}
