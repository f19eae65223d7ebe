/** Where Graph is. The only host that gets its tokens. */
export const graphHost = 'graph.microsoft.com';

/** Where the paths of operations begin. */
export const graphBase = `https://${graphHost}/v1.0`;

const unprintable = /[\u0000-\u001f\u007f\u2028\u2029]/;
const longest = 8_192;

/** Thrown for an address that cannot be made or must not be followed. Does not hold the address. */
export class BadAddress extends Error {
  override readonly name = 'BadAddress';
}

function segmentOf(name: string, value: string | undefined): string {
  const isSegment = typeof value === 'string' && value !== '' && value.length <= 512 && value.isWellFormed();
  if (!isSegment || /^\.{1,2}$|[/\\]/.test(value) || unprintable.test(value)) throw new BadAddress(`${name} is no id`);
  return encodeURIComponent(value);
}

/** The path of an endpoint with its parameters filled in, each as one segment whatever it holds, and the query. Throws `BadAddress` for what cannot be one. */
export function pathOf(
  endpoint: string,
  parameters: { readonly [name: string]: string },
  query: { readonly [name: string]: string } = {},
): string {
  const path = endpoint
    .slice(endpoint.indexOf(' ') + 1)
    .replace(/\{([^}]+)\}/g, (_all, name: string) => segmentOf(name, parameters[name]));
  const pairs = Object.entries(query).map(([name, value]) => {
    if (!/^\$?[A-Za-z]+$/.test(name) || !value.isWellFormed()) throw new BadAddress('a query parameter is malformed');
    return `${name}=${encodeURIComponent(value)}`;
  });
  return pairs.length ? `${path}?${pairs.join('&')}` : path;
}

/** A link of Graph's own answer, when it leads to Graph and nowhere else; `undefined` otherwise. */
export function trustedLink(link: unknown): string | undefined {
  if (typeof link !== 'string' || link.length > longest || unprintable.test(link) || link.includes('\\')) return undefined;
  if (!link.startsWith(`${graphBase}/`)) return undefined;
  const url = URL.parse(link);
  const isPlain = url && url.protocol === 'https:' && url.host === graphHost && !url.username && !url.password && !url.hash;
  return isPlain && url.pathname.startsWith('/v1.0/') ? url.href : undefined;
}

const teamsHost = 'teams.microsoft.com';

/** Whether Microsoft may send people or data to this address: it is this installation's, or a Teams deep link into an app that leads nowhere else. */
export function isOwnAddress(address: unknown, publicUrl: string): boolean {
  if (typeof address !== 'string' || address.length > longest || unprintable.test(address) || address.includes('\\'))
    return false;
  const url = URL.parse(address);
  const own = URL.parse(publicUrl);
  if (!url || !own || url.username || url.password) return false;
  if (url.protocol !== 'https:' && url.protocol !== own.protocol) return false;
  if (url.origin === own.origin) return address.startsWith(own.origin);
  if (url.origin !== `https://${teamsHost}` || !address.startsWith(`https://${teamsHost}/l/entity/`)) return false;
  const inner = url.searchParams.getAll('webUrl');
  return url.pathname.startsWith('/l/entity/') && inner.every((one) => URL.parse(one)?.origin === own.origin);
}
