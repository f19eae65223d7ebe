/** The values of a definition as the choices of a form, in its order; `words` are further words for some of them. */
export function titleOptions<V extends string>(
  titles: { readonly [value in V]: string },
  words: { readonly [value in V]?: readonly string[] } = {},
): readonly { readonly value: V; readonly title: string; readonly words?: readonly string[] }[] {
  return (Object.keys(titles) as V[]).map((value) => {
    const others = words[value];
    return { value, title: titles[value], ...(others && { words: others }) };
  });
}
