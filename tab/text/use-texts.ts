import { createContext, useContext } from 'react';
import type { TabTexts } from './load-texts.ts';

/** Provided around everything, also before anybody is signed in. */
export const TextsContext = createContext<TabTexts | undefined>(undefined);

/** The texts in the person's language: `const { t } = useTexts()`. */
export function useTexts(): TabTexts {
  const texts = useContext(TextsContext);
  if (!texts) throw new Error('useTexts is used outside of the tab');
  return texts;
}
