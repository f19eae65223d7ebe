import {
  type Activity,
  ActivityTypes,
  BotAdapter,
  type ConversationReference,
  INVOKE_RESPONSE_KEY,
  type ResourceResponse,
  TurnContext,
} from 'botbuilder';
import type { Connector } from './connector.ts';
import type { Address, Outcome } from './sending.ts';

/** A message that the Bot Connector did not acknowledge. `uncertain`: it may have arrived all the same. */
export class SendBroken extends Error {
  override readonly name = 'SendBroken';
  readonly state: 'failed' | 'uncertain';
  readonly code: string;
  constructor(state: 'failed' | 'uncertain', code: string) {
    super(`the message was not acknowledged (${state}, ${code})`);
    this.state = state;
    this.code = code;
  }
}

/** What is done in a turn. */
export type TurnLogic = (context: TurnContext) => Promise<void>;

/** What an invoke is answered with in its HTTP response. */
export interface InvokeAnswer {
  status: number;
  body?: object;
}

function settled(outcome: Outcome<{ id: string }>): ResourceResponse {
  if (outcome.state === 'sent') return outcome.value;
  throw new SendBroken(outcome.state, outcome.code);
}

function addressOf(activity: Partial<Activity>, tenantId: string | undefined): Address {
  return { serviceUrl: activity.serviceUrl ?? '', conversationId: activity.conversation?.id ?? '', entraTenantId: tenantId };
}

function tenantOf({ conversation, channelData }: Partial<Activity>): string | undefined {
  const tenant: unknown = channelData?.tenant?.id ?? conversation?.tenantId;
  return typeof tenant === 'string' ? tenant : undefined;
}

/** The Bot Framework adapter over our own send layer: no SDK retries, no SDK authentication. Sends throw `SendBroken` when they were not acknowledged. */
export class DeskhandAdapter extends BotAdapter {
  readonly #connector: Connector;
  constructor(connector: Connector) {
    super();
    this.#connector = connector;
  }

  /** Runs a turn that was authenticated. Resolves when the logic has finished, with what it kept as the invoke's answer and, for `expectReplies`, the messages it would have sent. */
  async run(activity: Activity, logic: TurnLogic): Promise<{ invoke?: InvokeAnswer; replies: Partial<Activity>[] }> {
    const context = new TurnContext(this, activity);
    await this.runMiddleware(context, logic);
    const kept = context.turnState.get<Partial<Activity> | undefined>(INVOKE_RESPONSE_KEY);
    const replies = context.bufferedReplyActivities;
    return kept === undefined ? { replies } : { invoke: kept.value as InvokeAnswer, replies };
  }

  /** Sends each activity in order: replies as replies, invoke answers kept on the turn, traces nowhere. */
  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const responses: ResourceResponse[] = [];
    const tenant = tenantOf(context.activity);
    for (const activity of activities) {
      if (activity.type === ActivityTypes.InvokeResponse) {
        context.turnState.set(INVOKE_RESPONSE_KEY, activity);
        responses.push({ id: '' });
      } else if (activity.type === ActivityTypes.Trace) responses.push({ id: '' });
      else {
        const to = addressOf(activity, tenant);
        const { replyToId } = activity;
        const outcome = replyToId ? this.#connector.reply(to, replyToId, activity) : this.#connector.send(to, activity);
        responses.push(settled(await outcome));
      }
    }
    return responses;
  }

  /** Replaces a message that was sent. */
  override async updateActivity(context: TurnContext, activity: Partial<Activity>): Promise<ResourceResponse> {
    return settled(await this.#connector.update(addressOf(activity, tenantOf(context.activity)), activity.id ?? '', activity));
  }

  /** Takes back a message that was sent. */
  override async deleteActivity(context: TurnContext, reference: Partial<ConversationReference>): Promise<void> {
    const { serviceUrl = '', conversation, activityId = '' } = reference;
    const to = { serviceUrl, conversationId: conversation?.id ?? '', entraTenantId: tenantOf(context.activity) };
    settled(await this.#connector.remove(to, activityId));
  }

  /** Runs logic in a conversation that is known, outside any turn. */
  override async continueConversation(reference: Partial<ConversationReference>, logic: TurnLogic): Promise<void> {
    const event = { type: ActivityTypes.Event, name: 'continueConversation' } as Partial<Activity>;
    const { activityId: _, ...rest } = reference;
    await this.runMiddleware(new TurnContext(this, TurnContext.applyConversationReference(event, rest, true) as Activity), logic);
  }

  /** As `continueConversation`; the app id is the connector's own business. */
  override continueConversationAsync(
    _app: unknown,
    reference: Partial<ConversationReference>,
    logicOrAudience: string | TurnLogic,
    maybeLogic?: TurnLogic,
  ): Promise<void> {
    const logic = typeof logicOrAudience === 'function' ? logicOrAudience : maybeLogic;
    return this.continueConversation(reference, logic ?? (async () => undefined));
  }
}
