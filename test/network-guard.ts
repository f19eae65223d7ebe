import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

const refused: string[] = [];

/** Thrown in place of a connection that would leave this machine. `host` is where it would have gone. */
export class NetworkForbidden extends Error {
  override readonly name = 'NetworkForbidden';
  readonly code = 'ENETFORBIDDEN';
  readonly host: string;
  constructor(host: string) {
    super(`a test tried to reach ${host}: tests talk to this machine only (port fakes or the sandbox stand for everything else)`);
    this.host = host;
  }
}

/** Hosts beside loopback that this run was given on purpose: the MongoDB to test against. */
function invitedHosts(environment: NodeJS.ProcessEnv): Set<string> {
  const authority = /^mongodb(?:\+srv)?:\/\/(?:[^@/]*@)?([^/?]+)/.exec(environment['MONGODB_URI'] ?? '')?.[1] ?? '';
  return new Set(authority.split(',').map((host) => host.replace(/:\d+$/, '')));
}

/** Whether a host name or address is this machine itself. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
  return (
    /^(::ffff:)?127(\.\d+){3}$/.test(bare) || ['::1', 'localhost', '0.0.0.0', '::'].includes(bare) || bare.endsWith('.localhost')
  );
}

/** The host a `Socket.connect` is asked for; `undefined` for a local socket file. */
function hostOf(args: unknown[]): string | undefined {
  const first = Array.isArray(args[0]) ? args[0][0] : args[0];
  if (typeof first === 'object' && first !== null) {
    if ('path' in first && first.path) return undefined;
    return 'host' in first && typeof first.host === 'string' && first.host ? first.host : 'localhost';
  }
  if (typeof first === 'string' && Number.isNaN(Number(first))) return undefined;
  return typeof args[1] === 'string' ? args[1] : 'localhost';
}

function refuse(host: string): NetworkForbidden {
  refused.push(host);
  return new NetworkForbidden(host);
}

function guardSockets(isAllowed: (host: string) => boolean): void {
  const connect = net.Socket.prototype.connect;
  net.Socket.prototype.connect = function guarded(this: net.Socket, ...args: unknown[]): net.Socket {
    const host = hostOf(args);
    if (host === undefined || isAllowed(host)) return Reflect.apply(connect, this, args);
    const error = refuse(host);
    // Fails as a connection fails, a moment later: TLS goes on setting the socket up first.
    process.nextTick(() => this.destroy(error));
    return Object.assign(this, { connecting: true });
  } as typeof connect;
}

/** Every resolving function, callback or promise, is asked only for hosts that are allowed. */
function guardNames(isAllowed: (host: string) => boolean): void {
  const guard = (resolver: Record<string, unknown>, hasCallback: boolean): void => {
    for (const name of Object.keys(resolver).filter((key) => /^(lookup|resolve\w*|reverse)$/.test(key))) {
      const original = resolver[name] as (...args: unknown[]) => unknown;
      resolver[name] = (...args: unknown[]) => {
        const host = String(args[0] ?? '');
        if (host === '' || isAllowed(host)) return Reflect.apply(original, resolver, args);
        const error = refuse(host);
        if (!hasCallback) return Promise.reject(error);
        return process.nextTick(args.at(-1) as (error: Error) => void, error);
      };
    }
  };
  guard(dns as unknown as Record<string, unknown>, true);
  guard(dns.promises as unknown as Record<string, unknown>, false);
  syncBuiltinESMExports();
}

/** From now on this process reaches nothing beyond loopback; child processes are not bound by it. */
export function forbidNetwork(environment: NodeJS.ProcessEnv = process.env): void {
  const invited = invitedHosts(environment);
  const isAllowed = (host: string): boolean => isLoopback(host) || invited.has(host);
  guardSockets(isAllowed);
  guardNames(isAllowed);
}

/** The hosts that were refused since the last call. */
export function takeRefusedHosts(): string[] {
  return refused.splice(0);
}
