import type { TokenSource } from '../../shared/ports/microsoft.ts';
import type { Log } from '../http/log.ts';
import { type Attempted, answered, brokenBy, type GraphHttp, type GraphRequest } from './attempted.ts';
import { inBatches, sendBatch } from './batch.ts';
import { type BudgetLimits, Budgets } from './budgets.ts';
import { Carrier } from './carrier.ts';
import type { GraphFailure } from './graph-failure.ts';
import { type GraphCall, Job } from './job.ts';
import type { GraphOperation, TypedOperation } from './operation.ts';
import type { mayRepeat, RetryRules } from './retry.ts';
import type { Timing } from './timing.ts';

/** What came of an operation. `uncertain`: nobody knows whether Graph carried it out, and it is not sent again. */
export type GraphOutcome<A> =
  | { state: 'done'; value: A; status: number }
  | { state: 'failed'; failure: GraphFailure }
  | { state: 'uncertain'; failure: GraphFailure };

/** What the gateway is made of. */
export interface GatewayOptions {
  http: GraphHttp;
  timing: Timing;
  /** A number in [0, 1). */
  random(): number;
  /** Makes the id under which Microsoft and the log know a request. */
  requestId(): string;
  log: Log;
  /** Where this installation is reached: no other address is ever handed to Microsoft. */
  publicUrl: string;
  limits?: BudgetLimits;
  retry?: RetryRules;
  /** How long one exchange may take, in milliseconds; 30 s when left out. */
  timeout?: number;
  /** What else may be repeated; for the test that shows what blind repeating does. */
  repeats?: typeof mayRepeat;
}

/** As whom Graph is called. */
export interface GraphIdentity {
  tenantId: string;
  tokens: TokenSource;
  /** `application` when left out. */
  as?: 'application' | 'delegated';
}

/** An operation and its call, as a batch takes them. */
export interface BatchItem {
  operation: GraphOperation;
  call: GraphCall<string, unknown>;
}

/** Graph for one tenant and one identity. Never throws for what Graph, the network or the token source does. */
export interface Graph {
  call<const E extends string, B, A>(operation: TypedOperation<E, B, A>, call: GraphCall<E, B>): Promise<GraphOutcome<A>>;
  /** Many operations, 20 a request; one outcome each, in their order. */
  batch(items: readonly BatchItem[]): Promise<GraphOutcome<unknown>[]>;
}

/** The only way to Graph: typed operations, one retry layer, Graph's limits kept over all identities together. Answers `as(identity)`. */
export function graphGateway(options: GatewayOptions): { as(identity: GraphIdentity): Graph } {
  const budgets = new Budgets(options.timing, options.limits);
  const timeout = options.timeout ?? 30_000;
  const send = async (request: Omit<GraphRequest, 'timeout'>): Promise<Attempted> => {
    try {
      return answered(await options.http({ ...request, timeout }));
    } catch (error) {
      return brokenBy(error);
    }
  };
  return {
    as(identity) {
      const carrier = new Carrier({ ...options, budgets }, identity);
      const jobOf = ({ operation, call }: BatchItem) => new Job(operation, call, identity, options.publicUrl);
      return {
        async call(operation, call) {
          const job = jobOf({ operation, call: call as GraphCall<string, unknown> });
          await carrier.carry([job], (token, [only]) => send(only!.request(token)).then((attempted) => [attempted]));
          return job.outcome as never;
        },
        async batch(items) {
          const jobs = items.map(jobOf);
          const perMailbox = options.limits?.perMailbox ?? 4;
          await Promise.all(inBatches(jobs, perMailbox).map((some) => carrier.carry(some, sendBatch(send))));
          return jobs.map((job) => job.outcome);
        },
      };
    },
  };
}
