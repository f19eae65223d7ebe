import { type Sentence, say } from '../../shared/text/say.ts';
import { BadAddress, graphBase, isOwnAddress, pathOf, trustedLink } from './addresses.ts';
import type { GraphRequest } from './attempted.ts';
import type { Place } from './budgets.ts';
import type { GraphIdentity, GraphOutcome } from './gateway.ts';
import { GraphFailure } from './graph-failure.ts';
import { type GraphOperation, isRepeatable, methodOf, type PathNames } from './operation.ts';

/** How many items a page should have; made smaller while Graph cannot give so many. */
export interface PageSize {
  value: number;
}

/** The values of one call. */
export interface GraphCall<E extends string, B> {
  path: { readonly [name in PathNames<E>]: string };
  query?: { readonly [name: string]: string };
  body?: B;
  headers?: { readonly [name: string]: string };
  /** A next or delta link of an earlier page, in place of path and query. */
  link?: string;
  pageSize?: PageSize;
  /** How long it may wait for its turn, in milliseconds; a minute when left out. */
  patience?: number;
}

const smallestPage = 25;

function badAddress(what: string): GraphFailure {
  const code = what === 'link' ? 'graph-link-not-trusted' : what === 'id' ? 'graph-bad-id' : 'address-not-own';
  const texts: { readonly [name: string]: Sentence } = {
    link: say`A link that should lead on in Microsoft Graph leads somewhere else; it was not followed.`,
    id: say`An id or address is malformed, so nothing was asked of Microsoft.`,
    own: say`An address that Microsoft was to be given is not one of this installation.`,
  };
  const remedy = say`Check the value; when it came from Microsoft, tell an administrator of your desk.`;
  return new GraphFailure({ code, kind: 'invalid', text: texts[what]!, remedy });
}

/** One operation under way: how it is asked, what it counts against, how it stands. */
export class Job {
  readonly operation: GraphOperation;
  readonly method: GraphRequest['method'];
  readonly repeatable: boolean;
  readonly place: Place;
  readonly patience: number;
  /** Below `/v1.0`; a link is kept whole. */
  readonly address: string = '';
  /** An earlier try may have been carried out. */
  wasAmbiguous = false;
  /** Its token was refused: the next try asks for another, which is done once. */
  renewal: 'no' | 'wanted' | 'done' = 'no';
  clientRequestId = '';
  outcome: GraphOutcome<unknown>;
  readonly #call: GraphCall<string, unknown>;

  constructor(operation: GraphOperation, call: GraphCall<string, unknown>, { tenantId }: GraphIdentity, publicUrl: string) {
    this.operation = operation;
    this.#call = call;
    this.method = methodOf(operation);
    this.repeatable = isRepeatable(operation);
    this.patience = call.patience ?? 60_000;
    const mailbox = operation.mailbox === undefined ? undefined : `${tenantId}\n${call.path[operation.mailbox]?.toLowerCase()}`;
    const bucket = mailbox === undefined ? `${tenantId}\n${operation.budget}` : `${mailbox}\nmailbox`;
    const spacing =
      operation.perSecond === undefined
        ? {}
        : { spacing: { key: `${tenantId}\n${operation.name}`, ms: 1_000 / operation.perSecond } };
    this.place = { tenantId, buckets: [bucket], mailboxes: mailbox === undefined ? [] : [mailbox], ...spacing };
    this.outcome = { state: 'failed', failure: badAddress('id') };
    const refused = this.#refusal(publicUrl);
    if (refused) this.outcome = { state: 'failed', failure: refused };
    else this.address = call.link ?? pathOf(operation.endpoint, call.path, call.query);
  }

  /** Whether it may be sent at all. */
  get isOpen(): boolean {
    return this.address !== '';
  }

  #refusal(publicUrl: string): GraphFailure | undefined {
    const { link, path, query, body } = this.#call;
    if (link !== undefined) return this.method === 'GET' && trustedLink(link) === link ? undefined : badAddress('link');
    const addresses = body === undefined ? [] : (this.operation.addresses?.(body as never) ?? []);
    if (!addresses.every((one) => one === undefined || isOwnAddress(one, publicUrl))) return badAddress('own');
    try {
      pathOf(this.operation.endpoint, path, query);
      return undefined;
    } catch (error) {
      if (error instanceof BadAddress) return badAddress('id');
      throw error;
    }
  }

  /** The request with this token. */
  request(token: string): Omit<GraphRequest, 'timeout'> {
    const url = this.address.startsWith('/') ? `${graphBase}${this.address}` : this.address;
    const { body } = this.#call;
    const headers = { ...this.headers(), accept: 'application/json', 'user-agent': 'Deskhand', authorization: `Bearer ${token}` };
    return { method: this.method, url, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
  }

  /** Its headers without the token. */
  headers(): { [name: string]: string } {
    const { headers = {}, body, pageSize } = this.#call;
    const prefer = [
      ...(this.operation.immutableIds ? ['IdType="ImmutableId"'] : []),
      ...(pageSize ? [`odata.maxpagesize=${pageSize.value}`] : []),
    ];
    return {
      ...headers,
      'client-request-id': this.clientRequestId,
      ...(prefer.length > 0 && { prefer: prefer.join(', ') }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    };
  }

  /** The part of a batch that asks for it. */
  part(id: string): object {
    const { body } = this.#call;
    const url = this.address.startsWith('/') ? this.address : this.address.slice(graphBase.length);
    return { id, method: this.method, url, headers: this.headers(), ...(body !== undefined && { body }) };
  }

  /** Asks for half as many items from now on; false when pages are as small as they get. */
  shrinkPage(): boolean {
    const { pageSize } = this.#call;
    if (!pageSize || pageSize.value <= smallestPage) return false;
    pageSize.value = Math.max(smallestPage, Math.floor(pageSize.value / 2));
    return true;
  }
}
