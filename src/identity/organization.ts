import { Failure } from '../../shared/errors/failure.ts';
import { say } from '../../shared/text/say.ts';
import { graphGateway } from '../graph/gateway.ts';
import { readOrganization } from '../graph/operations/read-organization.ts';
import type { Log } from '../http/log.ts';
import type { OutboundHttp } from './http/outbound.ts';
import type { ReadOrganization } from './probe.ts';

/** What reading needs of the world. */
export interface OrganizationOptions {
  http: OutboundHttp;
  publicUrl: string;
  now(): Date;
  sleep(ms: number): Promise<void>;
  random(): number;
  nonce(): string;
  log: Log;
}

const patience = 10_000;

/** Reads through Graph which organisation a token is of. */
export function organizationReader({ http, publicUrl, now, sleep, random, nonce, log }: OrganizationOptions): ReadOrganization {
  const timing = { now: () => now().getTime(), sleep };
  const gateway = graphGateway({ http, timing, random, requestId: nonce, log, publicUrl });
  return async (token) => {
    const graph = gateway.as({ tenantId: 'test', tokens: async () => token });
    const outcome = await graph.call(readOrganization, { path: {}, patience });
    if (outcome.state !== 'done') throw outcome.failure;
    const [found] = outcome.value.value;
    if (found) return { id: found.id, name: found.displayName ?? found.id };
    throw new Failure(
      'no-organization',
      'unexpected',
      say`Microsoft names no organisation for this profile.`,
      say`Check the directory (tenant) id.`,
    );
  };
}
