import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SendWindow } from '../../bot/teams/send-windows.ts';
import { derivedId } from '../../src/actions/keys.ts';
import type { World } from '../../src/compose/world.ts';
import { readSettings } from '../../src/config/settings.ts';
import { withRealPort } from '../../src/http/free-port.ts';
import { type Deskhand, startDeskhand } from '../../src/main.ts';
import { openDesk, type StoredDesk } from '../../src/records/desk.ts';
import { seedOutsider, seedTenants } from '../../src/seed/people.ts';

/** What a person saw after something they did. */
export interface Seen {
  /** Texts and summaries of the messages that arrived. */
  text: string;
  /** The cards among them, newest last. */
  cards: Record<string, unknown>[];
  /** Ids of the messages that arrived. */
  ids: string[];
}

/** A whole Deskhand in try mode with its sandbox, on free ports and a folder of its own. */
export interface DeskInTeams extends Deskhand {
  /** Types a message as this seeded member ("tess", "ravi", "arno", "outsider" …) and waits for what arrives. */
  say(person: string, text: string): Promise<Seen>;
  /** Microsoft's object id of a seeded member. */
  person(key: string): string;
  /** Straight reads of a seeded tenant's store. */
  stored(tenant?: 'northwind' | 'fabrikam'): StoredDesk;
  folder: string;
  /** Moves the clock on, in milliseconds. */
  advance(ms: number): void;
  /** Stops it and starts another on the same folder. */
  restart(): Promise<void>;
  logged: { level: string; sentence: string; fields: object }[];
}

const adaptiveCardType = 'application/vnd.microsoft.card.adaptive';
const wide = { count: 1_000_000, ms: 1_000 };

/** The object id of a seeded member by key. */
export function objectIdOf(key: string): string {
  const all = seedTenants.flatMap((tenant) => tenant.members);
  return key === 'outsider' ? seedOutsider.entraObjectId : all.find((member) => member.key === key)!.entraObjectId;
}

/** What a desk for a spec may have beside the usual. */
export interface DeskWishes {
  /** The folder of the built tab: the desk then serves it, at a port that it knows beforehand, since people are sent back there from their sign-in. */
  tab?: Promise<string>;
  /** Where people reach it, when that is not where it listens. */
  publicUrl?: string;
  /** How much a conversation takes in a time; all that comes when left out. */
  room?: SendWindow;
}

/** Starts a desk for a spec; ends with `close()`, which removes its folder. */
export async function deskInTeams({ tab, publicUrl, room = wide }: DeskWishes = {}): Promise<DeskInTeams> {
  const folder = await mkdtemp(join(tmpdir(), 'deskhand-spec-'));
  const asked = readSettings(
    ['--port=0', '--sandbox-port=0', `--data=${folder}`, ...(publicUrl ? [`--public-url=${publicUrl}`] : [])],
    {},
  );
  const settings = tab === undefined ? asked : await withRealPort(asked);
  const logged: DeskInTeams['logged'] = [];
  let offset = 0;
  const log = Object.fromEntries(
    ['info', 'warn', 'error'].map((level) => [
      level,
      (fields: object, sentence: string) => void logged.push({ level, sentence, fields }),
    ]),
  ) as unknown as World['log'];
  const world: World = {
    now: () => new Date(Date.now() + offset),
    random: Math.random,
    log,
    sendLimits: {
      conversation: [room],
      tenant: [wide],
      kept: 10_000,
    },
    sandboxLimits: { sendWindows: [] },
    ...(tab && { tab }),
  };
  let running = await startDeskhand(settings, world);
  const desk: DeskInTeams = {
    ...running,
    folder,
    logged,
    person: objectIdOf,
    stored: (tenant = 'northwind') => openDesk(running.core.store, derivedId('seed', tenant)),
    advance(ms) {
      offset += ms;
    },
    async say(person, text) {
      const { messages } = await running.sandbox!.client.say(objectIdOf(person), text);
      const cards = messages.flatMap((message) =>
        message.attachments.flatMap(({ contentType, content }) =>
          contentType === adaptiveCardType ? [content as Record<string, unknown>] : [],
        ),
      );
      const said = messages.flatMap((message) => [message.text, message.summary].filter((one) => one));
      return { text: said.join('\n'), cards, ids: messages.map((message) => message.id) };
    },
    async restart() {
      await running.close();
      running = await startDeskhand(settings, world);
      Object.assign(desk, running, { close });
    },
  };
  const close = async () => {
    await running.close();
    await rm(folder, { recursive: true, force: true });
  };
  desk.close = close;
  return desk;
}
