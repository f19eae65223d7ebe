/** Shapes of what must never be shown: tokens, passwords in addresses, values of secrets. */
const shapes: readonly [RegExp, string][] = [
  [/eyJ[\w-]+\.[\w-]+(\.[\w-]+)?/g, '(token)'],
  [/(Bearer|Basic)\s+[\w.~+/=-]+/gi, '$1 (hidden)'],
  [/:\/\/[^\s/@]+@/g, '://(hidden)@'],
  [/(["']?\w*(?:secret|password|assertion|token|code|key|sig)["']?\s*[=:]\s*["']?)[^\s"'&,;}]+/gi, '$1(hidden)'],
  [/-----BEGIN [^-]+-----[\s\S]*?(-----END [^-]+-----|$)/g, '(key)'],
];

/** The text without secrets: those that are known, and whatever looks like one. */
export function masked(text: string, secrets: readonly string[]): string {
  const known = secrets.filter(({ length }) => length >= 4).reduce((left, secret) => left.replaceAll(secret, '(hidden)'), text);
  return shapes.reduce((left, [shape, word]) => left.replace(shape, word), known);
}
