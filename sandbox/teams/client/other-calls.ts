import { invokeActivity, renewed } from '../build-activity.ts';
import { readSearchAnswer } from '../read-answer.ts';
import type { ClientCore, ConversationKey, DeliveryOptions, Outcome, PersonKey } from './client-core.ts';
import { unheard } from './client-core.ts';

/** What is typed into an input that asks the bot for its choices. */
interface TypeaheadQuery {
  readonly dataset: string;
  readonly text: string;
  readonly skip?: number;
  /** 15 when absent. */
  readonly top?: number;
  /** The card's message; absent in a dialog. */
  readonly messageId?: string;
  /** Values of the inputs that go with the query. */
  readonly data?: Readonly<Record<string, string>>;
}

/** The remaining things a client does. */
export interface OtherActions {
  /** Asks the bot for the choices of an input with `choices.data`. */
  typeahead(person: PersonKey, query: TypeaheadQuery, options?: DeliveryOptions): Promise<Outcome>;
  /** Ends a sign-in with the code that the sign-in page gave (`signin/verifyState`). */
  verifyState(person: PersonKey, state: string, options?: DeliveryOptions): Promise<Outcome>;
  /** Hands the bot a token for silent sign-in (`signin/tokenExchange`). */
  exchangeToken(
    person: PersonKey,
    given: { id: string; connectionName: string; token: string },
    options?: DeliveryOptions,
  ): Promise<Outcome>;
  /** Any other invoke. */
  invoke(
    person: PersonKey,
    name: string,
    value: unknown,
    options?: DeliveryOptions & { readonly in?: ConversationKey },
  ): Promise<Outcome>;
  /** Delivers the person's last activity again, under the same id or as new. */
  redeliver(person: PersonKey, newId: boolean): Promise<Outcome>;
  /** Resolves when no card is being refreshed. */
  settled(): Promise<void>;
}

async function typeahead(core: ClientCore, key: PersonKey, query: TypeaheadQuery, options?: DeliveryOptions): Promise<Outcome> {
  const person = core.world.person(key);
  const { dialog } = core.world.desktop(person);
  const conversation =
    query.messageId === undefined
      ? core.actor(person, dialog?.origin.conversationId).conversation
      : core.seen(person, query.messageId).conversation;
  const value = {
    queryText: query.text,
    queryOptions: { skip: query.skip ?? 0, top: query.top ?? 15 },
    dataset: query.dataset,
    ...(query.data ? { data: query.data } : {}),
  };
  const from = query.messageId === undefined ? {} : { replyToId: query.messageId };
  const activity = invokeActivity(core.frame, { person, conversation }, 'application/search', value, from);
  return core.turn(person, [activity], options, readSearchAnswer);
}

/** The part of the client that is none of the others. */
export function createOtherActions(core: ClientCore): OtherActions {
  const { world, frame } = core;
  const invoke: OtherActions['invoke'] = (person, name, value, options = {}) => {
    const actor = core.actor(person, options.in);
    return core.turn(actor.person, [invokeActivity(frame, actor, name, value)], options);
  };
  return {
    typeahead: (person, query, options) => typeahead(core, person, query, options),
    verifyState: (person, state, options) => invoke(person, 'signin/verifyState', { state }, options),
    exchangeToken: (person, given, options) => invoke(person, 'signin/tokenExchange', given, options),
    invoke,
    async redeliver(key, newId) {
      const person = world.person(key);
      const last = core.lastSent(person);
      if (!last) return unheard();
      return core.turn(person, [newId ? renewed(frame, last) : last], { delivery: 'once' });
    },
    settled: () => core.refresher.settled(),
  };
}
