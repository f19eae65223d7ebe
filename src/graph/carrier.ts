import { type Failure, type StatedFailure, statedBy } from '../../shared/errors/failure.ts';
import { say } from '../../shared/text/say.ts';
import { type Attempted, requestIdOf } from './attempted.ts';
import type { Budgets, Place } from './budgets.ts';
import type { GatewayOptions, GraphIdentity } from './gateway.ts';
import { failureOf, GraphFailure } from './graph-failure.ts';
import type { Job } from './job.ts';
import { backoff, graphRetryRules, isAmbiguous, isThrottle, mayRepeat, retryAfter } from './retry.ts';

/** Makes one exchange for these jobs; one attempt each, in their order. */
export type Exchange = (token: string, jobs: readonly Job[]) => Promise<Attempted[]>;

type Parts = Pick<GatewayOptions, 'timing' | 'random' | 'requestId' | 'log' | 'retry' | 'repeats'> & { budgets: Budgets };

const shortToken: StatedFailure = {
  code: 'token-too-short',
  kind: 'offline',
  text: say`Microsoft gives tokens that end too soon for this call.`,
  remedy: say`A Microsoft 365 administrator can look at the token lifetime policy of the application.`,
};

function unread(failure: GraphFailure): Attempted {
  return { kind: 'refused', failure };
}

/** Carries jobs to Graph: the one retry layer, inside the budgets. */
export class Carrier {
  readonly #parts: Parts;
  readonly #identity: GraphIdentity;

  constructor(parts: Parts, identity: GraphIdentity) {
    this.#parts = parts;
    this.#identity = identity;
  }

  /** Brings each job to its outcome. Jobs that must be repeated are repeated together. */
  async carry(jobs: readonly Job[], exchange: Exchange): Promise<void> {
    const { timing, retry = graphRetryRules } = this.#parts;
    let deadline = timing.now() + Math.max(0, ...jobs.map(({ patience }) => patience));
    let end = Number.POSITIVE_INFINITY;
    let open = jobs.filter(({ isOpen }) => isOpen);
    for (let attempt = 1; open.length > 0; attempt += 1) {
      const attempts = await this.#attempt(open, exchange, deadline, () => {
        end = Math.min(end, timing.now() + retry.total);
        deadline = end;
      });
      let wait = 0;
      const again: Job[] = [];
      for (const [index, job] of open.entries()) {
        const pause = this.#judge(job, attempts[index]!, attempt, end);
        if (pause === undefined) continue;
        again.push(job);
        wait = Math.max(wait, pause);
      }
      open = again;
      if (wait > 0) await timing.sleep(wait);
    }
  }

  async #attempt(jobs: readonly Job[], exchange: Exchange, deadline: number, begun: () => void): Promise<Attempted[]> {
    const { budgets, requestId, timing } = this.#parts;
    const all = (attempted: Attempted) => jobs.map(() => attempted);
    let token: string;
    try {
      token = await this.#token(jobs);
    } catch (error) {
      return all(unread(tokenFailure(error)));
    }
    for (const job of jobs) job.clientRequestId = requestId();
    const began = timing.now();
    const result = await budgets.run(placeOf(jobs), deadline, () => {
      begun();
      return exchange(token, jobs);
    });
    if (!result.entered) return all(unread(busyUntil(new Date(result.until))));
    for (const [index, job] of jobs.entries()) this.#note(job, result.value[index]!, timing.now() - began);
    return result.value;
  }

  async #token(jobs: readonly Job[]): Promise<string> {
    const livesMinutes = Math.max(0, ...jobs.map(({ operation }) => operation.tokenLivesMinutes ?? 0));
    const renew = jobs.some(({ renewal }) => renewal === 'wanted');
    for (const job of jobs) if (job.renewal === 'wanted') job.renewal = 'done';
    const token = await this.#identity.tokens({ ...(livesMinutes > 0 && { livesMinutes }), ...(renew && { renew }) });
    const until = this.#parts.timing.now() + livesMinutes * 60_000;
    if (livesMinutes > 0 && token.expiresAt.getTime() < until) throw new GraphFailure(shortToken);
    return token.value;
  }

  /** Settles the job, or answers how long to wait before it is tried again. */
  #judge(job: Job, attempted: Attempted, attempt: number, end: number): number | undefined {
    const { timing, retry = graphRetryRules, random, repeats = mayRepeat } = this.#parts;
    const ambiguousBefore = job.wasAmbiguous;
    if (isGood(job, attempted, ambiguousBefore)) return this.#settle(job, attempted, attempt);
    const now = timing.now();
    const told = attempted.kind === 'answer' ? retryAfter(attempted.headers, now) : undefined;
    const wait = told ?? backoff(attempt, retry, random);
    if (isThrottle(attempted)) for (const bucket of job.place.buckets) this.#parts.budgets.hold(bucket, now + wait);
    job.wasAmbiguous ||= isAmbiguous(attempted);
    if (attempt >= retry.attempts) return this.#settle(job, attempted, attempt, now + wait);
    if (wantsToken(job, attempted)) {
      job.renewal = 'wanted';
      return 0;
    }
    if (isAmbiguous(attempted)) {
      const isSmaller = job.shrinkPage();
      if (attempted.kind === 'broken' && attempted.code === 'too-large' && !isSmaller)
        return this.#settle(job, attempted, attempt);
    }
    if (repeats(attempted, job.repeatable) && now + wait <= end) return wait;
    return this.#settle(job, attempted, attempt, now + wait);
  }

  #settle(job: Job, attempted: Attempted, attempts: number, later?: number): undefined {
    if (isGood(job, attempted, job.wasAmbiguous)) {
      const { status, body } = attempted as Extract<Attempted, { kind: 'answer' }>;
      job.outcome = { state: 'done', value: body, status };
      return undefined;
    }
    const mayRepeat = later !== undefined && (isThrottle(attempted) || isAmbiguous(attempted)) ? new Date(later) : undefined;
    const about = { operation: job.operation, as: this.#identity.as ?? 'application' };
    const failure = failureOf(attempted, about, mayRepeat);
    const isUnknown = isAmbiguous(attempted) || (job.wasAmbiguous && (isThrottle(attempted) || attempted.kind === 'refused'));
    const state = isUnknown && job.method !== 'GET' ? 'uncertain' : 'failed';
    job.outcome = { state, failure };
    const facts = { tenantId: this.#identity.tenantId, operation: job.operation.name, state, code: failure.code, attempts };
    this.#parts.log.warn({ ...facts, ...failure.facts }, 'an operation of Graph did not succeed');
    return undefined;
  }

  #note(job: Job, attempted: Attempted, milliseconds: number): void {
    const status = attempted.kind === 'answer' ? attempted.status : attempted.kind === 'broken' ? attempted.code : 'refused';
    const { operation, clientRequestId } = job;
    const facts = { tenantId: this.#identity.tenantId, operation: operation.name, status, milliseconds };
    this.#parts.log.info({ ...facts, clientRequestId, requestId: requestIdOf(attempted) }, 'Graph was asked');
  }
}

/** A good answer. Where an object is wanted it must be readable; where an earlier try may have deleted it, "not found" is good. */
function isGood(job: Job, attempted: Attempted, wasAmbiguous: boolean): boolean {
  if (attempted.kind !== 'answer') return false;
  const { status, readable, body } = attempted;
  if (status === 404) return job.method === 'DELETE' && wasAmbiguous;
  if (status < 200 || status >= 300) return false;
  return job.operation.answers === 'nothing' || (readable && typeof body === 'object' && body !== null);
}

/** Whether the token is at fault and a new one was not yet asked for. */
function wantsToken(job: Job, attempted: Attempted): boolean {
  if (job.renewal !== 'no' || attempted.kind !== 'answer') return false;
  return attempted.status === 401 || (attempted.status === 412 && job.operation.tokenLivesMinutes !== undefined);
}

function placeOf(jobs: readonly Job[]): Place {
  if (jobs.length === 1) return jobs[0]!.place;
  const unique = (values: readonly string[]) => [...new Set(values)];
  return {
    tenantId: jobs[0]!.place.tenantId,
    buckets: unique(jobs.flatMap(({ place }) => place.buckets)),
    mailboxes: unique(jobs.flatMap(({ place }) => place.mailboxes)),
  };
}

function busyUntil(mayRepeatAfter: Date): GraphFailure {
  const text = say`Microsoft asks this desk to slow down.`;
  const remedy = say`It goes on by itself a little later.`;
  return new GraphFailure({ code: 'graph-throttled', kind: 'busy', text, remedy }, { mayRepeatAfter });
}

function tokenFailure(error: unknown): GraphFailure {
  if (error instanceof GraphFailure) return error;
  const known = error as Partial<Failure>;
  if (typeof known.code === 'string' && known.kind && known.remedy !== undefined)
    return new GraphFailure(statedBy(error as Failure));
  const text = say`No sign-in for Microsoft Graph could be had.`;
  const remedy = say`An administrator of your desk can test the Microsoft profile; its test says what is wrong with it.`;
  return new GraphFailure({ code: 'cloud-unreachable', kind: 'offline', text, remedy });
}
