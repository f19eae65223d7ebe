import type { Activity, TurnContext } from 'botbuilder';
import { readJson } from '../../src/http/body.ts';
import type { Log } from '../../src/http/log.ts';
import { HttpProblem } from '../../src/http/problem.ts';
import type { HttpAnswer, Route } from '../../src/http/route.ts';
import type { DeskhandAdapter } from './adapter.ts';
import type { Authenticate } from './authenticate.ts';
import { type DeliveryGuard, deliveryGuard } from './delivery-guard.ts';
import { answerOfFailure, tooSlowText } from './failing.ts';
import { isOfKind, turnKinds } from './kinds.ts';
import { faultOfActivity, turnReader } from './read-turn.ts';
import { carryTurn, type Router, teamsRouter } from './router.ts';
import type { Turn, TurnHandlers } from './turn.ts';

/** How long the endpoint waits, in milliseconds. */
export interface TurnWaits {
  /** After this a message that is still worked on is answered 202, and an invoke with a sentence; the work goes on. Teams repeats after 15 s. */
  answer: number;
  /** The same for message extensions, where Teams gives up and asks again after 5 s. */
  extension: number;
  /** After this a text turn shows that the bot is typing. */
  typing: number;
}

/** What the messaging endpoint is made of. */
export interface MessagesOptions {
  authenticate: Authenticate;
  adapter: DeskhandAdapter;
  handlers: Partial<TurnHandlers>;
  /** Milliseconds since 1970. */
  now(): number;
  log: Log;
  /** Makes a reference number for a person and the log. */
  reference(): string;
  /** 12 s, 4.5 s and 1.5 s when left out; each may be given alone. */
  waits?: Partial<TurnWaits>;
  /** For the test that does without. */
  guard?: DeliveryGuard;
  /** Largest body in bytes; the server's default when left out. */
  bodyLimit?: number;
}

/** The route `POST /api/messages`, and what is still at work behind it. */
export type MessagesRoute = Route & {
  /** Resolves when no turn is under way, also those that were answered 202; for a graceful end. */
  settled(): Promise<void>;
};

const json = { 'content-type': 'application/json; charset=utf-8' };

function answerWith(status: number, body?: object): HttpAnswer {
  return body === undefined ? { status } : { status, headers: json, body: JSON.stringify(body) };
}

/** Shows typing when the work takes long; failures of it are nobody's business. Answers how to stop it. */
function typingAfter(ms: number, turn: Turn, context: TurnContext): () => void {
  if (turn.activity.type !== 'message' || turn.activity.deliveryMode === 'expectReplies') return () => undefined;
  const { activity, adapter } = context;
  const { channelId, conversation, serviceUrl, recipient, from } = activity;
  const typing = { type: 'typing', channelId, conversation, serviceUrl, from: recipient, recipient: from };
  const timer = setTimeout(() => void adapter.sendActivities(context, [typing]).catch(() => undefined), ms);
  return () => clearTimeout(timer);
}

function answerOfTurn(turn: Turn, result: Awaited<ReturnType<DeskhandAdapter['run']>>): HttpAnswer {
  const { invoke, replies } = result;
  if (turn.activity.deliveryMode === 'expectReplies') return answerWith(200, { activities: replies });
  if (turn.activity.type !== 'invoke') return answerWith(200);
  return invoke === undefined ? answerWith(501) : answerWith(invoke.status, invoke.body);
}

/** Gives the work's answer, or another one when it takes longer than `ms`. */
function within(work: Promise<HttpAnswer>, ms: number, late: () => HttpAnswer): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(late()), ms).unref();
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function isExtension({ activity }: Turn): boolean {
  return activity.type === 'invoke' && activity.name?.startsWith('composeExtension/') === true;
}

function lateAnswer(turn: Turn): HttpAnswer {
  if (turn.activity.type !== 'invoke') return answerWith(202);
  const shape = turnKinds.find((kind) => isOfKind(kind, turn))?.shape ?? 'none';
  const { status, body } = answerOfFailure(shape, tooSlowText);
  return answerWith(status, body);
}

/** Runs turns through the router, each delivery once, and knows which are under way. */
class Turns {
  readonly #options: MessagesOptions;
  readonly #waits: TurnWaits;
  readonly #route: Router;
  readonly #guard: DeliveryGuard;
  readonly #underWay = new Set<Promise<unknown>>();
  constructor(options: MessagesOptions) {
    this.#options = options;
    this.#waits = { answer: 12_000, extension: 4_500, typing: 1_500, ...options.waits };
    this.#route = teamsRouter(options);
    this.#guard = options.guard ?? deliveryGuard(options.now);
  }

  /** The turn's answer, or a late one when it takes too long; the work goes on then. */
  handle(turn: Turn): Promise<HttpAnswer> {
    const work = this.#guard.once(turn, () => this.#watched(turn));
    const patience = isExtension(turn) ? this.#waits.extension : this.#waits.answer;
    return within(work, patience, () => lateAnswer(turn));
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.allSettled(this.#underWay);
  }

  #watched(turn: Turn): Promise<HttpAnswer> {
    const running = this.#run(turn).catch((error: unknown) => {
      const reference = this.#options.reference();
      this.#options.log.error({ reference, turnId: turn.id, err: error }, 'a turn failed and the person could not be told');
      throw new HttpProblem(500, 'turn-failed', `The turn failed. Reference: ${reference}.`);
    });
    const ended = () => this.#underWay.delete(running);
    this.#underWay.add(running);
    running.then(ended, ended);
    return running;
  }

  async #run(turn: Turn): Promise<HttpAnswer> {
    const result = await this.#options.adapter.run(turn.activity, async (context) => {
      carryTurn(context, turn);
      const stop = typingAfter(this.#waits.typing, turn, context);
      try {
        await this.#route(context);
      } finally {
        stop();
      }
    });
    return answerOfTurn(turn, result);
  }
}

const noActivity = (text: string) => new HttpProblem(400, 'no-activity', text);

/** Makes the one messaging endpoint: token, body, trust, form, then each delivery once through the router. */
export function messagesRoute(options: MessagesOptions): MessagesRoute {
  const { authenticate, bodyLimit } = options;
  const read = turnReader();
  const turns = new Turns(options);
  return {
    method: 'POST',
    path: '/api/messages',
    async handle(request) {
      const admitted = await authenticate.token(request);
      const body = await readJson(request, bodyLimit);
      if (typeof body !== 'object' || body === null || Array.isArray(body)) {
        throw noActivity('The body is not a Bot Framework activity.');
      }
      await authenticate.activity(admitted, body as Record<string, unknown>);
      const fault = faultOfActivity(body);
      if (fault !== undefined) throw noActivity(fault);
      return turns.handle(read(body as Activity));
    },
    settled: () => turns.settled(),
  };
}
