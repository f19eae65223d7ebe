const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const accented = 'àƀćďéƒĝĥíĵķĺɱñóþɋŕšťúṽŵẋýžÀƁĆĎÉƑĜĤÍĴĶĹṀÑÓÞɊŔŠŤÚṼŴẊÝŽ';
const letters = new Map([...plain].map((letter, place) => [letter, [...accented][place]!]));

/** The text as the pseudo language has it: readable, every letter accented, in brackets where there is room, so that untranslated and cut texts show. What stands in braces stays. */
export function pseudo(text: string, longest: number): string {
  const changed = text.replace(/\{[^}]*\}|[A-Za-z]/g, (found) => letters.get(found) ?? found);
  return changed.length + 2 <= longest ? `⟦${changed}⟧` : changed;
}
