import { readFile } from 'node:fs/promises';
import type { JsonObject } from '../json.ts';
import { isObject, listAt, objectsAt, textAt, valueAt } from '../json.ts';
import { type StaticTab, staticTabs } from '../tab-host/tab-calls.ts';

/** A line of the compose box's command menu. */
interface MenuCommand {
  readonly title: string;
  readonly description: string;
}

/** A parameter of an extension command. */
export interface CommandParameter {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputType: string;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
}

/** A command of the message extension. */
export interface ExtensionCommand {
  readonly id: string;
  readonly type: 'query' | 'action';
  readonly title: string;
  readonly description: string;
  /** Where Teams offers it: `message`, `compose`, `commandbox`. */
  readonly contexts: readonly string[];
  readonly initialRun: boolean;
  readonly fetchTask: boolean;
  readonly parameters: readonly CommandParameter[];
}

/** What this Teams reads out of the app's manifest. */
export interface AppManifest {
  readonly name: string;
  readonly botId: string;
  /** The app's id and version, as tabs are told them. */
  readonly app: { readonly id: string; readonly version: string };
  readonly tabs: readonly StaticTab[];
  /** Hosts whose pages Teams shows in the app; `*.` stands for one label. */
  readonly validDomains: readonly string[];
  readonly supportsFiles: boolean;
  /** The menu of the compose box, by scope: `personal`, `groupChat`. */
  readonly menus: Readonly<Record<string, readonly MenuCommand[]>>;
  readonly commands: readonly ExtensionCommand[];
  /** Hosts whose links are unfurled; `*.` stands for one label. */
  readonly linkDomains: readonly string[];
  /** Whether the bot hears a group chat without being mentioned. */
  readonly hearsWholeChat: boolean;
}

function commandOf(given: JsonObject): ExtensionCommand {
  return {
    id: textAt(given, 'id') ?? '',
    type: given['type'] === 'action' ? 'action' : 'query',
    title: textAt(given, 'title') ?? '',
    description: textAt(given, 'description') ?? '',
    contexts: (Array.isArray(given['context']) ? given['context'] : ['compose', 'commandBox']).map((one) =>
      String(one).toLowerCase(),
    ),
    initialRun: given['initialRun'] === true,
    fetchTask: given['fetchTask'] === true,
    parameters: objectsAt(given, 'parameters').map((parameter) => ({
      name: textAt(parameter, 'name') ?? '',
      title: textAt(parameter, 'title') ?? '',
      description: textAt(parameter, 'description') ?? '',
      inputType: textAt(parameter, 'inputType') ?? 'text',
      choices: objectsAt(parameter, 'choices').map((one) => ({
        title: textAt(one, 'title') ?? '',
        value: textAt(one, 'value') ?? '',
      })),
    })),
  };
}

function menusOf(bot: unknown): Record<string, MenuCommand[]> {
  const menus: Record<string, MenuCommand[]> = {};
  for (const list of objectsAt(bot, 'commandLists')) {
    const commands = objectsAt(list, 'commands').map((one) => ({
      title: textAt(one, 'title') ?? '',
      description: textAt(one, 'description') ?? '',
    }));
    for (const scope of listAt(list, 'scopes')) {
      const key = String(scope).toLowerCase() === 'groupchat' ? 'groupChat' : String(scope);
      menus[key] = [...(menus[key] ?? []), ...commands];
    }
  }
  return menus;
}

/** Reads a Teams manifest (1.30's shape); what is missing is empty. */
function readManifest(manifest: JsonObject): AppManifest {
  const bot = objectsAt(manifest, 'bots')[0];
  const extension = objectsAt(manifest, 'composeExtensions')[0];
  const handlers = objectsAt(extension, 'messageHandlers').filter((one) => one['type'] === 'link');
  const rights = objectsAt(manifest, 'authorization', 'permissions', 'resourceSpecific');
  return {
    name: textAt(manifest, 'name', 'short') ?? 'Bot',
    botId: textAt(bot, 'botId') ?? textAt(manifest, 'id') ?? '00000000-0000-4000-8000-00000000b07a',
    app: { id: textAt(manifest, 'id') ?? '', version: textAt(manifest, 'version') ?? '' },
    tabs: staticTabs(manifest),
    validDomains: listAt(manifest, 'validDomains').map(String),
    supportsFiles: valueAt(bot, 'supportsFiles') === true,
    menus: menusOf(bot),
    commands: objectsAt(extension, 'commands').map(commandOf),
    linkDomains: handlers.flatMap((one) => listAt(one, 'value', 'domains').map(String)),
    hearsWholeChat: rights.some((right) => right['name'] === 'ChatMessage.Read.Chat'),
  };
}

/** Fetches the manifest as it is, anew each time it is called. */
export function rawManifest(from: string | (() => Promise<JsonObject>)): () => Promise<JsonObject> {
  return async () => {
    const found: unknown = typeof from === 'string' ? JSON.parse(await readFile(from, 'utf8')) : await from();
    if (!isObject(found)) throw new Error('The manifest is not a JSON object.');
    return found;
  };
}

/** Fetches the manifest anew each time it is called. */
export function manifestSource(from: string | (() => Promise<JsonObject>)): () => Promise<AppManifest> {
  const raw = rawManifest(from);
  return async () => readManifest(await raw());
}

/** Whether Teams would ask the app about this link. Teams compares hosts, not ports. */
export function unfurls(manifest: AppManifest, url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname, protocol } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return false;
  return manifest.linkDomains.some((domain) => {
    const wanted = domain.toLowerCase().replace(/:\d+$/, '');
    if (!wanted.startsWith('*.')) return wanted === hostname;
    return hostname.endsWith(wanted.slice(1)) && !hostname.slice(0, -wanted.slice(1).length).includes('.');
  });
}
