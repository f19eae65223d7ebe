import type { Worded } from '../../../shared/api/views.ts';
import type { TabTexts, TextKey } from '../../text/load-texts.ts';

/** A value of a record in the reader's language; as the server words it where the catalogue has none. */
export function wordOf({ t }: Pick<TabTexts, 't'>, of: 'status' | 'priority', { value, title }: Worded): string {
  const key = `${of}.${value}`;
  const text = t(key as TextKey);
  return text === key ? title : text;
}
