/** The values of a path's `:name` segments. */
export type Params = { readonly [name: string]: string | undefined };

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

/** The params of a path that fits the pattern (`/records/:kind/:id`); `undefined` when it does not fit. A slash at the end makes no difference. */
export function matchPath(pattern: string, path: string): Params | undefined {
  const segments = (text: string) => text.split('/').filter((segment) => segment !== '');
  const [wanted, given] = [segments(pattern), segments(path)];
  if (wanted.length !== given.length) return undefined;
  const params: { [name: string]: string } = {};
  for (const [place, want] of wanted.entries()) {
    const have = decoded(given[place]!);
    if (have === undefined) return undefined;
    if (want.startsWith(':')) params[want.slice(1)] = have;
    else if (want !== have) return undefined;
  }
  return params;
}
