import type { Activity } from 'botbuilder';

/** Who sent a turn, as Microsoft names them. Absent ids are `undefined`, never empty. */
export interface Sender {
  /** Teams' id of the person in this bot's conversations (`29:…`). */
  teamsId: string;
  name: string;
  entraObjectId?: string;
  entraTenantId?: string;
}

/** The conversation a turn came from, with all that is needed to write to it later. */
export interface Conversation {
  id: string;
  type: 'personal' | 'group' | 'channel';
  serviceUrl: string;
  botId: string;
  entraTenantId?: string;
}

/** One incoming Bot Framework activity, authenticated, with what every handler needs already read from it. */
export interface Turn {
  id: string;
  sender: Sender;
  conversation: Conversation;
  /** BCP 47; `en-US` when the client says nothing. */
  locale: string;
  /** IANA zone of the client; `undefined` when it does not say. */
  zone?: string;
  /** Plain text without the bot's mention; empty for invokes. */
  text: string;
  /** The payload of a card action, dialog or invoke, exactly as received and not trusted. */
  value: unknown;
  /** Id of the message that was answered or whose card was pressed. */
  replyToId?: string;
  activity: Activity;
}

/** A message to send. `onSent` runs after the connector acknowledged it; its failure is logged and never reaches the person. */
export interface OutgoingMessage {
  text?: string;
  /** Adaptive Card payload. */
  card?: object;
  /** What lists and notices show in place of the card. */
  summary: string;
  /** Mentions and further entities, as Bot Framework names them. */
  entities?: object[];
  onSent?: (activityId: string) => Promise<void>;
}

/** What a turn is answered with: messages into its conversation and, for an invoke, the answer in the HTTP response. */
export interface TurnAnswer {
  messages?: OutgoingMessage[];
  invoke?: { status: number; body?: object };
}

/** One handler a kind of turn. A kind without a handler is answered quietly. */
export interface TurnHandlers {
  /** A typed message. */
  text(turn: Turn): Promise<TurnAnswer>;
  /** A message activity that carries a card's `Action.Submit` payload. */
  submit(turn: Turn): Promise<TurnAnswer>;
  /** `adaptiveCard/action`: `Action.Execute`, manual or by refresh. */
  execute(turn: Turn): Promise<TurnAnswer>;
  /** `application/search`: type-ahead of a `Data.Query`. */
  typeAhead(turn: Turn): Promise<TurnAnswer>;
  dialogOpen(turn: Turn): Promise<TurnAnswer>;
  dialogSubmit(turn: Turn): Promise<TurnAnswer>;
  extensionQuery(turn: Turn): Promise<TurnAnswer>;
  extensionSelect(turn: Turn): Promise<TurnAnswer>;
  extensionOpen(turn: Turn): Promise<TurnAnswer>;
  extensionSubmit(turn: Turn): Promise<TurnAnswer>;
  /** `composeExtension/queryLink`; the anonymous form is answered with nothing by the router. */
  linkQuery(turn: Turn): Promise<TurnAnswer>;
  /** `signin/verifyState`, `signin/tokenExchange`, `signin/failure`. */
  signIn(turn: Turn): Promise<TurnAnswer>;
  /** The app was added for the sender or the bot joined the conversation. */
  installed(turn: Turn): Promise<TurnAnswer>;
  /** The app was removed: the conversation is not written to any more. */
  removed(turn: Turn): Promise<TurnAnswer>;
  /** The person edited a message they had sent. */
  edited(turn: Turn): Promise<TurnAnswer>;
}
