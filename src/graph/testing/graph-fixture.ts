import type { TokenWish } from '../../../shared/ports/microsoft.ts';
import type { GraphHttp, GraphRequest } from '../attempted.ts';
import { type GatewayOptions, type Graph, graphGateway } from '../gateway.ts';
import { type VirtualTime, virtualTime } from './virtual-time.ts';

/** What a far side in a spec answers, short. */
export interface Said {
  status: number;
  body?: unknown;
  headers?: { readonly [name: string]: string };
}

/** A request as the far side of a spec got it, and when. */
export interface Asked extends GraphRequest {
  at: number;
  token: string;
}

/** An answer of the network itself in place of one of Graph. */
export class Cut extends Error {
  override readonly name = 'Cut';
  readonly code: string;
  readonly sent: boolean;
  constructor(code = 'timeout', sent = true) {
    super(code);
    this.code = code;
    this.sent = sent;
  }
}

/** Graph's refusal as it comes over the wire. */
export function refusal(status: number, code: string, message = 'No.', headers: { readonly [name: string]: string } = {}): Said {
  return { status, body: { error: { code, message, innerError: { 'request-id': 'r-1' } } }, headers };
}

/** A gateway over a far side made of one function, on a clock that moves only when somebody sleeps. */
export interface GraphFixture {
  time: VirtualTime;
  asked: Asked[];
  /** How tokens were asked for. */
  wishes: TokenWish[];
  /** Every line of the log, with its fields. */
  lines: { fields: object; sentence: string }[];
  as(tenantId: string): Graph;
  graph: Graph;
}

/** Where the installation of specs is reached. */
export const publicUrl = 'https://desk.example';

/** Makes a gateway on which this function answers every request. */
export function graphOn(answer: (asked: Asked) => Said | Promise<Said>, options: Partial<GatewayOptions> = {}): GraphFixture {
  const time = virtualTime();
  const asked: Asked[] = [];
  const wishes: TokenWish[] = [];
  const lines: GraphFixture['lines'] = [];
  const note = (fields: object, sentence: string) => void lines.push({ fields, sentence });
  const http: GraphHttp = async (request) => {
    const one = { ...request, at: time.now(), token: request.headers['authorization'] ?? '' };
    asked.push(one);
    const { status, body, headers = {} } = await answer(one);
    const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
    return { status, headers: { 'request-id': `m-${asked.length}`, ...headers }, body: Buffer.from(text) };
  };
  let ids = 0;
  const log = { info: note, warn: note, error: note };
  const gateway = graphGateway({
    http,
    timing: time,
    random: () => 0.5,
    requestId: () => `c-${++ids}`,
    log,
    publicUrl,
    ...options,
  });
  const as = (tenantId: string) =>
    gateway.as({
      tenantId,
      async tokens(wish = {}) {
        wishes.push(wish);
        return {
          value: `token-${tenantId}-${wishes.filter(({ renew }) => renew).length}`,
          expiresAt: new Date(time.now() + 3_600_000),
        };
      },
    });
  return { time, asked, wishes, lines, as, graph: as('t1') };
}
