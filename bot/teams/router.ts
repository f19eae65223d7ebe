// The package's index would load openai, which is never used.
import { Application } from '@microsoft/teams-ai/lib/Application.js';
import type { TurnState } from '@microsoft/teams-ai/lib/TurnState.js';
import { ActivityTypes, type TurnContext } from 'botbuilder';
import type { Log } from '../../src/http/log.ts';
import { SendBroken } from './adapter.ts';
import { answerOfFailure, sentenceOf } from './failing.ts';
import { isOfKind, type TurnKind, turnKinds, unknownKind } from './kinds.ts';
import { toActivity } from './message.ts';
import { Recent } from './recent.ts';
import type { OutgoingMessage, Turn, TurnAnswer, TurnHandlers } from './turn.ts';

/** What the router needs beside the handlers. */
export interface RouterOptions {
  handlers: Partial<TurnHandlers>;
  log: Log;
  /** Makes the reference number that a person is told when something unforeseen happens. */
  reference(): string;
  /** Milliseconds since 1970. */
  now(): number;
}

/** Runs one turn: finds its kind, asks the handler, sends the answer. Throws only when a failure could not be told to the person either. */
export type Router = (context: TurnContext) => Promise<void>;

const turnKey = Symbol('turn');

/** Puts the turn that was read on its context, for the router. */
export function carryTurn(context: TurnContext, turn: Turn): void {
  context.turnState.set(turnKey, turn);
}

function turnOf(context: TurnContext): Turn {
  return context.turnState.get<Turn>(turnKey);
}

/** Deskhand keeps nothing in teams-ai's turn state; this one costs no reading, hashing or storage. */
function emptyState(): TurnState {
  const scopes = { conversation: {}, user: {}, temp: {} };
  return { ...scopes, load: async () => false, save: async () => undefined } as unknown as TurnState;
}

async function sendAll(context: TurnContext, messages: readonly OutgoingMessage[], log: Log): Promise<void> {
  for (const message of messages) {
    try {
      const sent = await context.sendActivity(toActivity(message));
      if (message.onSent && sent?.id) {
        await message.onSent(sent.id).catch((error: unknown) => log.error({ err: error }, 'what follows a sent message failed'));
      }
    } catch (error) {
      if (!(error instanceof SendBroken)) throw error;
      const { state, code } = error;
      log.warn({ state, code, conversationId: context.activity.conversation.id }, 'a message was not acknowledged');
    }
  }
}

async function keepInvoke(context: TurnContext, answer: { status: number; body?: object }): Promise<void> {
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: answer });
}

async function giveAnswer(context: TurnContext, answer: TurnAnswer, log: Log): Promise<void> {
  if (context.activity.type === ActivityTypes.Invoke) await keepInvoke(context, answer.invoke ?? { status: 200, body: {} });
  if (answer.messages && answer.messages.length > 0) await sendAll(context, answer.messages, log);
}

/** Tells the person that it failed: an invoke in its own shape, a message by a message. Throws where nobody can be told, so that Teams delivers again. */
async function tellFailure(context: TurnContext, kind: TurnKind, error: unknown, options: RouterOptions): Promise<void> {
  const turn = turnOf(context);
  const text = sentenceOf(error, () => {
    const reference = options.reference();
    options.log.error(
      { reference, kind: kind.name, turnId: turn.id, conversationId: turn.conversation.id, err: error },
      'a turn failed',
    );
    return reference;
  });
  const { type } = context.activity;
  if (type !== ActivityTypes.Message && type !== ActivityTypes.Invoke) throw error;
  const shape = kind.shape ?? 'none';
  if (type === ActivityTypes.Invoke) await keepInvoke(context, answerOfFailure(shape, text));
  if (type === ActivityTypes.Invoke && shape !== 'sign-in') return;
  await context.sendActivity(toActivity({ text, summary: text })).catch((refusal: unknown) => {
    if (!(refusal instanceof SendBroken) || refusal.state === 'failed') throw refusal;
  });
}

function handlerOf(kind: TurnKind, options: RouterOptions): Router {
  const answer = kind.handler === undefined ? undefined : options.handlers[kind.handler]?.bind(options.handlers);
  if (answer === undefined) {
    return async (context) => {
      if (context.activity.type === ActivityTypes.Invoke) await keepInvoke(context, kind.quiet ?? { status: 501 });
    };
  }
  return async (context) => {
    try {
      await giveAnswer(context, await answer(turnOf(context)), options.log);
    } catch (error) {
      await tellFailure(context, kind, error, options);
    }
  };
}

/** Teams tells of an installation twice, as `installationUpdate` and as `conversationUpdate`: one welcome a conversation. */
function welcomeOnce(handlers: Partial<TurnHandlers>, now: () => number): Partial<TurnHandlers> {
  const { installed, removed } = handlers;
  if (installed === undefined) return handlers;
  const welcomed = new Recent<true>(now, { ttl: 600_000, most: 10_000 });
  return {
    ...bound(handlers),
    async installed(turn) {
      const { id } = turn.conversation;
      if (welcomed.find(id)) return {};
      welcomed.keep(id, true);
      try {
        return await installed.call(handlers, turn);
      } catch (error) {
        welcomed.forget(id);
        throw error;
      }
    },
    async removed(turn) {
      welcomed.forget(turn.conversation.id);
      return (await removed?.call(handlers, turn)) ?? {};
    },
  };
}

/** The handlers with their own `this`, also those of a class. */
function bound(handlers: Partial<TurnHandlers>): Partial<TurnHandlers> {
  const names = turnKinds.flatMap(({ handler }) => (handler === undefined || handlers[handler] === undefined ? [] : [handler]));
  return Object.fromEntries(names.map((name) => [name, handlers[name]!.bind(handlers)]));
}

/** teams-ai 1.7.4 starts its typing timer whatever the option `startTypingTimer` says, one for all turns together; ours is a turn's own. */
class UntimedApplication extends Application<TurnState> {
  override startTypingTimer(): void {}
}

/** Makes the router: teams-ai's `Application` with one route a kind, first match first, and a catch-all last. No planner, no storage, no typing timer. */
export function teamsRouter(given: RouterOptions): Router {
  const options = { ...given, handlers: welcomeOnce(given.handlers, given.now) };
  const app = new UntimedApplication({
    removeRecipientMention: false,
    longRunningMessages: false,
    turnStateFactory: emptyState,
  });
  for (const kind of turnKinds) {
    const selector = (async (context: TurnContext) => isOfKind(kind, turnOf(context))) as (
      context: TurnContext,
    ) => Promise<boolean>;
    app.addRoute(selector, handlerOf(kind, options), kind.type === ActivityTypes.Invoke);
  }
  app.addRoute(async () => true, handlerOf(unknownKind, options));
  return async (context) => {
    await app.run(context);
  };
}
