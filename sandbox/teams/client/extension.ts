import type { JsonObject } from '../../json.ts';
import type { AppManifest, ExtensionCommand } from '../app-manifest.ts';
import { unfurls } from '../app-manifest.ts';
import type { Actor } from '../build-activity.ts';
import { invokeActivity } from '../build-activity.ts';
import { messagePayload } from '../message-payload.ts';
import { parametersCard } from '../parameters-card.ts';
import type { SearchItem } from '../read-answer.ts';
import { readExtensionAnswer } from '../read-answer.ts';
import type { CommandContext, DialogOrigin } from '../teams-types.ts';
import type { ClientCore, ConversationKey, DeliveryOptions, Outcome, PersonKey } from './client-core.ts';
import { unheard } from './client-core.ts';
import { applyToDesktop } from './dialogs.ts';

/** Where in Teams the extension is used. */
interface ExtensionOptions extends DeliveryOptions {
  /** The chat whose compose box gets the result; the personal chat when absent. */
  readonly in?: ConversationKey;
  /** `compose` when absent. */
  readonly context?: 'compose' | 'commandbox';
}

/** How a search is asked. */
interface SearchOptions extends ExtensionOptions {
  /** The manifest's first query command when absent. */
  readonly command?: string;
  /** Values of further parameters, by name. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly skip?: number;
  readonly count?: number;
}

/** What a person does with the message extension. */
export interface ExtensionActions {
  /** Searches; no text and no parameter asks for what the command shows at first (`initialRun`). */
  search(person: PersonKey, text: string, options?: SearchOptions): Promise<Outcome>;
  /** Takes a result into the compose box, asking the bot for the card first where the result says so. */
  select(person: PersonKey, item: SearchItem, options?: ExtensionOptions): Promise<Outcome>;
  /** Calls an action command on a message. */
  messageAction(person: PersonKey, messageId: string, commandId: string, options?: DeliveryOptions): Promise<Outcome>;
  /** Calls an action command from the compose box or the command box. */
  composeAction(person: PersonKey, commandId: string, options?: ExtensionOptions): Promise<Outcome>;
  /** A link is put into the compose box: the bot is asked for a card when the manifest names the link's host. */
  unfurl(person: PersonKey, url: string, options?: ExtensionOptions): Promise<Outcome>;
}

function commandNamed(
  manifest: AppManifest,
  id: string,
  type: ExtensionCommand['type'],
  context: CommandContext,
): ExtensionCommand {
  const found = manifest.commands.find((command) => command.type === type && command.id === id);
  if (!found) throw new Error(`The manifest has no ${type} command ${id}.`);
  if (!found.contexts.includes(context)) throw new Error(`The manifest does not offer ${id} in the context ${context}.`);
  return found;
}

function parametersOf(command: ExtensionCommand, text: string, given: Readonly<Record<string, string>>) {
  const first = command.parameters[0]?.name;
  const named = Object.entries(given).map(([name, value]) => ({ name, value }));
  const typed = text !== '' && first !== undefined ? [{ name: first, value: text }] : [];
  const all = [...typed, ...named];
  return all.length > 0 ? all : [{ name: 'initialRun', value: 'true' }];
}

async function search(core: ClientCore, actor: Actor, text: string, options: SearchOptions): Promise<Outcome> {
  const manifest = await core.manifest();
  const context = options.context ?? 'compose';
  const id = options.command ?? manifest.commands.find((command) => command.type === 'query')?.id ?? '';
  const command = commandNamed(manifest, id, 'query', context);
  const parameters = parametersOf(command, text, options.parameters ?? {});
  if (parameters[0]?.name === 'initialRun' && !command.initialRun) return unheard();
  const value = { commandId: command.id, parameters, queryOptions: { skip: options.skip ?? 0, count: options.count ?? 25 } };
  const activity = invokeActivity(core.frame, actor, 'composeExtension/query', value, { source: context });
  return core.turn(actor.person, [activity], options, readExtensionAnswer);
}

async function select(core: ClientCore, actor: Actor, item: SearchItem, options: ExtensionOptions): Promise<Outcome> {
  if (!item.tap) {
    core.addDraft(actor.person, actor.conversation, [item.attachment]);
    return unheard();
  }
  const source = options.context ?? 'compose';
  const activity = invokeActivity(core.frame, actor, 'composeExtension/selectItem', item.tap, { source });
  return core.turn(actor.person, [activity], options, (answer) => {
    const shown = readExtensionAnswer(answer);
    const first = shown.kind === 'results' ? shown.items[0] : undefined;
    if (first) core.addDraft(actor.person, actor.conversation, [first.attachment]);
    return shown;
  });
}

async function act(
  core: ClientCore,
  actor: Actor,
  commandId: string,
  commandContext: CommandContext,
  payload: JsonObject | undefined,
  options: DeliveryOptions,
): Promise<Outcome> {
  const command = commandNamed(await core.manifest(), commandId, 'action', commandContext);
  const withPayload = payload ? { messagePayload: payload } : {};
  const origin: DialogOrigin = {
    kind: 'extension',
    conversationId: actor.conversation.id,
    commandId,
    commandContext,
    ...withPayload,
  };
  if (!command.fetchTask) {
    const dialog = { title: command.title, card: parametersCard(command), width: 'medium', height: 'medium' };
    return unheard(applyToDesktop(core, actor, origin, { kind: 'dialog', dialog }));
  }
  const value = { commandId, commandContext, context: { theme: 'default' }, ...withPayload };
  const activity = invokeActivity(core.frame, actor, 'composeExtension/fetchTask', value, { source: commandContext });
  return core.turn(actor.person, [activity], options, (answer) =>
    applyToDesktop(core, actor, origin, readExtensionAnswer(answer)),
  );
}

async function unfurl(core: ClientCore, actor: Actor, url: string, options: ExtensionOptions): Promise<Outcome> {
  if (!unfurls(await core.manifest(), url)) return unheard();
  const activity = invokeActivity(
    core.frame,
    actor,
    'composeExtension/queryLink',
    { url },
    { source: options.context ?? 'compose' },
  );
  return core.turn(actor.person, [activity], options, (answer) => {
    const shown = readExtensionAnswer(answer);
    const first = shown.kind === 'results' ? shown.items[0] : undefined;
    if (first) core.addDraft(actor.person, actor.conversation, [first.attachment]);
    return shown;
  });
}

/** The message-extension part of the client. */
export function createExtensionActions(core: ClientCore): ExtensionActions {
  return {
    search: async (person, text, options = {}) => search(core, core.actor(person, options.in), text.trim(), options),
    select: async (person, item, options = {}) => select(core, core.actor(person, options.in), item, options),
    async messageAction(key, messageId, commandId, options = {}) {
      const person = core.world.person(key);
      const { message, conversation } = core.seen(person, messageId);
      const payload = messagePayload(core.world, conversation, message);
      return act(core, { person, conversation }, commandId, 'message', payload, options);
    },
    composeAction: async (person, commandId, options = {}) =>
      act(core, core.actor(person, options.in), commandId, options.context ?? 'compose', undefined, options),
    unfurl: async (person, url, options = {}) => unfurl(core, core.actor(person, options.in), url, options),
  };
}
