import { Failure, type StatedFailure, statedBy } from '../../shared/errors/failure.ts';
import { say } from '../../shared/text/say.ts';
import { type Attempted, requestIdOf } from './attempted.ts';
import { type About, type FailureRow, failureTable } from './failure-table.ts';

/** What Graph's answer says beyond the sentence for people. */
export interface GraphFacts {
  /** HTTP status; `undefined` when there was no answer. */
  status?: number | undefined;
  /** Graph's own code, or that of the network. */
  graphCode?: string | undefined;
  requestId?: string | undefined;
  mayRepeatAfter?: Date | undefined;
}

/** A refusal of Graph, or its silence: a code of the catalogue with a plain sentence and a remedy, and what the answer said. */
export class GraphFailure extends Failure {
  readonly facts: GraphFacts;
  constructor(told: StatedFailure, facts: GraphFacts = {}) {
    super(told.code, told.kind, told.text, told.remedy);
    this.facts = facts;
  }
}

function part(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

/** Graph's code and words, wherever in the body they are; codes in lower case, the innermost last. */
function saidBy(body: unknown): { codes: string[]; words: string } {
  const codes: string[] = [];
  let words = '';
  let at = part(body, 'error');
  if (typeof at === 'string') codes.push(at.toLowerCase());
  for (let depth = 0; depth < 5 && typeof at === 'object' && at !== null; depth += 1) {
    const code = part(at, 'code');
    const message = part(at, 'message');
    if (typeof code === 'string') codes.push(code.toLowerCase());
    if (typeof message === 'string') words += ` ${message.slice(0, 2_000)}`;
    at = part(at, 'innerError') ?? part(at, 'innererror');
  }
  return { codes, words };
}

function rowFor(status: number, body: unknown, { operation }: About): FailureRow | undefined {
  const { codes, words } = saidBy(body);
  const fits = ({ says, budgets }: FailureRow) =>
    (says === undefined || says.test(words)) && (budgets === undefined || budgets.includes(operation.budget));
  const inner = codes.toReversed();
  const worded = failureTable.find((row) => row.says !== undefined && row.statuses.includes(status) && fits(row));
  if (worded) return worded;
  for (const code of inner) {
    const known = failureTable.find((row) => row.codes.includes(code) && fits(row));
    if (known) return known;
  }
  return failureTable.find((row) => row.statuses.includes(status) && fits(row));
}

const silent = {
  code: 'graph-unreachable',
  kind: 'offline' as const,
  text: say`Microsoft Graph could not be reached.`,
  remedy: say`Check this server’s way to the internet (graph over port 443); it is tried again later.`,
};

/** Graph's own hosts are always allowed: only try mode without its sandbox leads nowhere. */
const sandboxMissing = {
  code: 'sandbox-missing',
  kind: 'offline' as const,
  text: say`In try mode the sandbox stands in for Microsoft, and it runs only together with the server.`,
  remedy: say`Start the server (npm start) and do this again while it runs; or run in live mode with your own tenant.`,
};

/** What a try without a good answer means, in the words of the catalogue. */
export function failureOf(attempted: Attempted, about: About, mayRepeatAfter?: Date): GraphFailure {
  if (attempted.kind === 'refused') {
    const { failure } = attempted;
    return failure instanceof GraphFailure ? failure : new GraphFailure(statedBy(failure));
  }
  const later = mayRepeatAfter && { mayRepeatAfter };
  if (attempted.kind === 'broken')
    return new GraphFailure(attempted.code === 'not-allowed' ? sandboxMissing : silent, { graphCode: attempted.code, ...later });
  const { status, body } = attempted;
  const row = rowFor(status, body, about);
  const facts = { status, graphCode: saidBy(body).codes[0], requestId: requestIdOf(attempted), ...later };
  if (row) return new GraphFailure({ code: row.code, kind: row.kind, text: row.text(about), remedy: row.remedy(about) }, facts);
  const text = say`Microsoft Graph answered in a way this desk does not know (${status}).`;
  const remedy = say`Tell an administrator of your desk; the request id is in the log.`;
  return new GraphFailure({ code: 'graph-unexpected', kind: status >= 500 ? 'offline' : 'unexpected', text, remedy }, facts);
}
