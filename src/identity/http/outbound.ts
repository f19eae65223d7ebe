/** One request to a host of the outside world, under its production address. */
export interface OutboundRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  headers?: { readonly [name: string]: string };
  body?: string | Uint8Array;
  /** Milliseconds; the layer's own limit when left out. */
  timeout?: number;
}

/** What came back, redirects included: nobody follows them. Header names are in lower case. */
export interface OutboundAnswer {
  status: number;
  headers: { readonly [name: string]: string };
  body: Buffer;
}

/** Why there is no answer. */
export type OutboundProblem = 'not-allowed' | 'timeout' | 'unreachable' | 'too-large';

/** A request without an answer. `sent` is false only when it is certain that nothing left this machine. Holds neither headers nor bodies. */
export class OutboundFailure extends Error {
  override readonly name = 'OutboundFailure';
  readonly code: OutboundProblem;
  readonly host: string;
  readonly sent: boolean;
  constructor(code: OutboundProblem, host: string, sent: boolean) {
    super(`${host || 'an address'}: ${code}`);
    this.code = code;
    this.host = host;
    this.sent = sent;
  }
}

/** The last layer before the network. */
export type OutboundHttp = (request: OutboundRequest) => Promise<OutboundAnswer>;

/** What may be reached, and how long and large an answer may be. */
export interface OutboundOptions {
  /** Exact host names, reached over https on its own port and in no other way. */
  allowed: readonly string[];
  /** Host name to the base address on this machine that stands for it: the sandbox, in try mode and tests only. Looked at with every request, for the sandbox may start later. */
  reroutes?: { readonly [host: string]: string };
  /** Nothing leaves this machine: what is not rerouted is not reached. Try mode. */
  reroutedOnly?: boolean;
  /** Milliseconds; 15 s when left out. */
  timeout?: number;
  /** Bytes; 25 MB when left out. */
  largest?: number;
}

const loopback = /^(127(\.\d{1,3}){3}|localhost|\[::1\])$/;
const neverLeft = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'ENETFORBIDDEN',
]);

/** What stands for a host on this machine; `undefined` when nothing does. Throws for an address that is not on this machine. */
function rerouted(host: string, { reroutes = {} }: OutboundOptions): URL | undefined {
  const base = Object.hasOwn(reroutes, host) ? reroutes[host] : undefined;
  if (base === undefined) return undefined;
  const url = new URL(base);
  if (url.protocol === 'http:' && loopback.test(url.hostname) && !url.username && !url.password) return url;
  throw new Error(`${host} can be rerouted to this machine alone`);
}

/** Where a request really goes; `undefined` when it may go nowhere. */
function targetOf(address: string, allowed: ReadonlySet<string>, options: OutboundOptions): URL | undefined {
  const url = URL.parse(address);
  if (url?.protocol !== 'https:' || url.port !== '' || url.username !== '' || url.password !== '') return undefined;
  if (!allowed.has(url.hostname)) return undefined;
  const base = rerouted(url.hostname, options);
  if (!base) return options.reroutedOnly ? undefined : url;
  // Put together part by part: a path that begins with two slashes must not become a host.
  const target = new URL(base);
  target.pathname = `${base.pathname.replace(/\/$/, '')}${url.pathname}`;
  target.search = url.search;
  return target;
}

async function readBody(response: Response, host: string, largest: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += (chunk as Uint8Array).length;
    if (size > largest) throw new OutboundFailure('too-large', host, true);
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks);
}

function causeOf(error: unknown): string {
  const { cause, code } = error as { cause?: { code?: unknown }; code?: unknown };
  return String(cause?.code ?? code ?? '');
}

/**
 * The only way out to Microsoft: exact hosts over https, nothing else, whatever the address looks like; so no token reaches a host outside the list.
 * Redirects are handed back, not followed. Throws `OutboundFailure` when there is no answer.
 */
export function outboundHttp(options: OutboundOptions): OutboundHttp {
  const allowed = new Set(options.allowed.map((host) => host.toLowerCase()));
  for (const host of allowed) rerouted(host, options);
  const { timeout = 15_000, largest = 25_000_000 } = options;
  return async (request) => {
    const target = targetOf(request.url, allowed, options);
    const host = URL.parse(request.url)?.hostname ?? '';
    if (!target) throw new OutboundFailure('not-allowed', host, false);
    const signal = AbortSignal.timeout(request.timeout ?? timeout);
    try {
      const response = await fetch(target, {
        method: request.method,
        redirect: 'manual',
        signal,
        ...(request.headers && { headers: request.headers }),
        ...(request.body !== undefined && { body: request.body as string }),
      });
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: await readBody(response, host, largest),
      };
    } catch (error) {
      if (error instanceof OutboundFailure) throw error;
      if (signal.aborted) throw new OutboundFailure('timeout', host, true);
      throw new OutboundFailure('unreachable', host, !neverLeft.has(causeOf(error)));
    }
  };
}
