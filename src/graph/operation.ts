import type { Sentence } from '../../shared/text/say.ts';

/** The methods of Graph's operations. */
type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** What an operation may be asked with, and what is lost without it. */
export interface OperationPermission {
  /** The least permission when the application acts by itself; `undefined` when it may not. */
  application?: string;
  /** The least permission when it acts for a signed-in person; `undefined` when it may not. */
  delegated?: string;
  /** What Deskhand needs it for, as a noun phrase. */
  neededFor: string;
  /** What does not work without it, as a sentence. */
  withoutIt: Sentence;
}

/** Which of Graph's own limits an operation counts against; each is held back by itself. */
export type Budget = 'directory' | 'teamwork' | 'feed' | 'feed-bulk' | 'subscriptions' | 'mailbox';

/** The names in the braces of an endpoint. */
export type PathNames<E extends string> = string extends E ? string : NamesIn<E>;
type NamesIn<E extends string> = E extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;

/** One operation of Graph as data. */
export interface GraphOperation {
  /** `noun.verb`, for logs. */
  name: string;
  /** Method and path below `/v1.0`, parameters in braces. */
  endpoint: string;
  /** Microsoft's page about it. */
  documentation: string;
  permission: OperationPermission;
  /** What it does, as a sentence goes on after "Microsoft does not let this desk …". */
  does: Sentence;
  answers: 'object' | 'page' | 'nothing';
  budget: Budget;
  /** The path parameter that names a mailbox, of which at most four requests run at once. */
  mailbox?: string;
  /** At most so many a second in one tenant. */
  perSecond?: number;
  /** Doing it twice changes nothing, though its method does not say so. */
  repeatable?: true;
  /** Asks for ids that stay when an item is moved. */
  immutableIds?: true;
  /** How long the token must still live, in minutes; Graph answers 412 otherwise. */
  tokenLivesMinutes?: number;
  /** Addresses in the body to which Microsoft will send people or data: they must be this installation's. */
  addresses?(body: never): readonly (string | undefined)[];
}

/** An operation with what is sent and what is answered, which the compiler alone knows. */
export interface TypedOperation<E extends string, B, A> extends GraphOperation {
  endpoint: E;
  readonly sent?: B;
  readonly answered?: A;
}

interface Definition<E extends string, B> extends Omit<GraphOperation, 'addresses'> {
  endpoint: E;
  mailbox?: PathNames<E>;
  addresses?(body: B): readonly (string | undefined)[];
}

/** The method of an operation. */
export function methodOf(operation: Pick<GraphOperation, 'endpoint'>): Method {
  return operation.endpoint.slice(0, operation.endpoint.indexOf(' ')) as Method;
}

/** Whether doing it again does no harm when nobody knows whether it was done. */
export function isRepeatable(operation: Pick<GraphOperation, 'endpoint' | 'repeatable'>): boolean {
  const method = methodOf(operation);
  return method === 'GET' || method === 'DELETE' || operation.repeatable === true;
}

/** Declares an operation; inference only. */
export function operation<B, A>() {
  return <const E extends `${Method} /${string}`>(definition: Definition<E, B>) => definition as TypedOperation<E, B, A>;
}
