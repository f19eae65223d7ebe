import assert from 'node:assert/strict';
import { headOf } from '../../shared/definition/menu.ts';
import type { Delivery } from '../../shared/domain/notices/delivery.ts';
import { noticeCategories } from '../../shared/domain/notices/notice-preferences.ts';
import { interpret } from '../../shared/text/interpret.ts';
import { normalise } from '../../shared/text/normalise.ts';
import { loadRegistry, type Registry } from '../../src/actions/registry.ts';
import { derivedParts } from '../../src/app-package/derive-manifest.ts';
import { readManifest } from '../../src/app-package/read-manifest.ts';
import { teamsLink } from '../../src/services/feed/teams-link.ts';
import { feedNotice } from '../../src/services/notices/feed-notices.ts';

interface Command {
  title: string;
  description: string;
}

interface ExtensionCommand extends Command {
  id: string;
  type: string;
  context: string[];
  parameters?: (Command & { name: string })[];
}

interface Manifest {
  bots: { scopes: string[]; commandLists: { scopes: string[]; commands: Command[] }[] }[];
  composeExtensions: { commands: ExtensionCommand[] }[];
  activities: { activityTypes: { type: string; templateText: string }[] };
  staticTabs: { entityId: string; contentUrl?: string }[];
  validDomains: string[];
}

describe('the Teams manifest and the registry', () => {
  let manifest: Manifest;
  let registry: Registry;
  before(async () => {
    manifest = (await readManifest({})) as unknown as Manifest;
    registry = await loadRegistry();
  });
  const menu = () => manifest.bots.flatMap(({ commandLists }) => commandLists.flatMap(({ commands }) => commands));
  const extension = () => manifest.composeExtensions.flatMap(({ commands }) => commands);

  it('agree in everything that comes from the code, in the same order and words', () => {
    for (const [part, derived] of Object.entries(derivedParts(registry)))
      assert.deepEqual((manifest as unknown as Record<string, unknown>)[part], derived, part);
  });

  it('have no part that takes something of Teams without the code knowing of it', () => {
    const byHand = ['$schema', 'manifestVersion', 'version', 'id', 'developer', 'name', 'description', 'icons', 'accentColor'];
    const named = [...byHand, 'localizationInfo', ...Object.keys(derivedParts(registry))];
    assert.deepEqual(
      Object.keys(manifest).filter((part) => !named.includes(part)),
      [],
    );
  });

  it('declare the activity of each category of notices, and no other', () => {
    const told = noticeCategories.map((category) => {
      const notice = { category, title: 'T', preview: 'P', chain: 1 };
      return feedNotice([{ notice, about: { kind: 'ticket', id: '1' } } as unknown as Delivery], () => 'https://x.example');
    });
    assert.deepEqual(
      manifest.activities.activityTypes.map(({ type, templateText }) => [type, templateText]),
      told.map(({ activityType, parameters }) => [
        activityType,
        Object.keys(parameters)
          .map((name) => `{${name}}`)
          .join(' '),
      ]),
    );
  });

  it('open records in a tab that the manifest has, on the host that it names', () => {
    const link = teamsLink({ publicUrl: 'https://desk.example', teamsAppId: 'app' })('https://desk.example/records/ticket/1');
    const [, , , , entityId] = new URL(link).pathname.split('/');
    const tab = manifest.staticTabs.find((one) => one.entityId === entityId);
    assert.ok(tab?.contentUrl?.startsWith(`https://${manifest.validDomains[0]}/`), entityId);
    assert.equal(manifest.validDomains.length, 1);
  });

  it('keep to what Teams takes: 12 commands, 10 extension commands, 5 parameters, titles of 32 and descriptions of 128 letters', () => {
    for (const { commandLists } of manifest.bots) for (const { commands } of commandLists) assert.ok(commands.length <= 12);
    assert.ok(extension().length <= 10);
    for (const { parameters } of extension()) assert.ok((parameters ?? []).length <= 5);
    const named = [...menu(), ...extension(), ...extension().flatMap(({ parameters }) => parameters ?? [])];
    for (const { title, description } of named) {
      assert.ok(title.length > 0 && title.length <= 32, title);
      assert.ok(description.length > 0 && description.length <= 128, description);
    }
  });

  it('give no two commands of a menu the same name', () => {
    for (const names of [menu().map(({ title }) => title), extension().map(({ id }) => id)])
      assert.equal(new Set(names).size, names.length);
  });

  it('offer commands in every scope that the bot has', () => {
    for (const { scopes, commandLists } of manifest.bots)
      assert.deepEqual([...new Set(commandLists.flatMap((list) => list.scopes))].sort(), [...scopes].sort());
  });

  it('agree that a command of the menu, sent as it stands, means that definition', () => {
    const context = { zone: 'Europe/London', locale: 'en-GB', now: new Date('2026-11-20T10:00:00Z') };
    for (const { title } of menu()) {
      const meant = interpret(normalise({ text: title }), registry.definitions, context);
      assert.equal(meant.kind, 'match', title);
      if (meant.kind === 'match') assert.equal(headOf(meant.candidates[0]!.definition.phrases[0]!), title);
    }
  });

  it('agree on the names that clients outside rely on', () => {
    const [search, create, append] = extension();
    assert.deepEqual([search?.id, create?.id, append?.id], ['search', 'createTicket', 'appendToRecord']);
    assert.deepEqual(
      search?.parameters?.map(({ name }) => name),
      ['query', 'kind'],
    );
    for (const action of [create, append]) assert.deepEqual(action?.context, ['compose', 'message', 'commandBox']);
  });
});
