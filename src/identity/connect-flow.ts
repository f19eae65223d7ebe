import type { Tenant } from '../../shared/domain/tenant.ts';
import { Failure } from '../../shared/errors/failure.ts';
import type { Consumer } from '../../shared/ports/microsoft.ts';
import type { StoredDesk } from '../records/desk.ts';
import type { Connections } from './tokens/connections.ts';

/** Where Microsoft sends people back to after they agreed to a connection; entered in the registration. */
export const connectedPath = '/auth/connected';
/** Where a connection is begun in a browser. */
export const connectPath = '/auth/connect';

/** What the flow through a browser is made of. */
export interface ConnectFlowParts {
  connections: Connections;
  publicUrl: string;
  tenants(): Promise<readonly Tenant[]>;
  desk(tenantId: string): StoredDesk;
  /** A value nobody can guess, of at least 128 bits. */
  nonce(): string;
}

/** Connecting a profile with an account of Microsoft’s, as a browser goes through it. Everything throws `Failure` with a sentence for what cannot be. */
export interface ConnectFlow {
  /** The address at this installation that begins it; it counts for ten minutes. */
  begin(tenantId: string, consumer: Consumer, memberId: string): Promise<string>;
  /** What is about to be connected, for the page that asks. Changes nothing, so that looking ahead at a link does no harm. */
  look(ticket: string): Promise<{ desk: string; profile: string; member: string }>;
  /** Leads this browser, and no other after it, to Microsoft. `cookie` is what it must bring back. */
  lead(ticket: string): Promise<{ address: string; cookie: string }>;
  /** Ends it with what Microsoft sent back and what the browser kept. Answers the sentence for its page. */
  finish(cookie: string, answer: { state?: string; code?: string; error?: string }): Promise<string>;
}

const longest = 300;

function unknown(): Failure {
  const text =
    'This link is not one that was given here, was opened in another browser, was used already, or is older than ten minutes.';
  return new Failure('state-unknown', 'denied', text, 'Begin the connection again, and go through it in one browser.');
}

/** The parts of a ticket or cookie; ids and nonces hold no dots. */
function partsOf(text: string, count: number): string[] {
  const parts = text.length > longest ? [] : text.split('.');
  if (parts.length !== count || parts.some((part) => part === '')) throw unknown();
  return parts;
}

/** The flow over these connections. */
export function connectFlow({ connections, publicUrl, tenants, desk, nonce }: ConnectFlowParts): ConnectFlow {
  const tenantOf = async (tenantId: string): Promise<Tenant> => {
    const tenant = (await tenants()).find(({ _id }) => _id === tenantId);
    if (!tenant) throw unknown();
    return tenant;
  };
  return {
    async begin(tenantId, consumer, memberId) {
      const address = await connections.begin(tenantId, consumer, memberId, `${publicUrl}${connectedPath}`);
      const state = new URL(address).searchParams.get('state')!;
      return `${publicUrl}${connectPath}?ticket=${encodeURIComponent(`${tenantId}.${state}`)}`;
    },
    async look(ticket) {
      const [tenantId = '', state = ''] = partsOf(ticket, 2);
      const tenant = await tenantOf(tenantId);
      const { memberId, profileName } = await connections.look(tenantId, state);
      const member = await desk(tenantId).members.byId(memberId);
      return { desk: tenant.name, profile: profileName, member: member?.name ?? 'somebody who left' };
    },
    async lead(ticket) {
      const [tenantId = '', state = ''] = partsOf(ticket, 2);
      await tenantOf(tenantId);
      const browser = nonce();
      const { memberId, address } = await connections.lead(tenantId, state, browser);
      return { address, cookie: [tenantId, memberId, browser].join('.') };
    },
    async finish(cookie, answer) {
      const [tenantId = '', memberId = '', browser = ''] = partsOf(cookie, 3);
      const tenant = await tenantOf(tenantId);
      await connections.complete(tenantId, memberId, answer, browser);
      return `The connection is made: ${tenant.name} acts with this account now. You can close this page.`;
    },
  };
}
