import assert from 'node:assert/strict';
import { headOf } from '../../shared/definition/menu.ts';
import { interpret } from '../../shared/text/interpret.ts';
import { normalise } from '../../shared/text/normalise.ts';
import { loadRegistry, type Registry } from '../../src/actions/registry.ts';
import { derivedParts } from '../../src/app-package/derive-manifest.ts';
import { readManifest } from '../../src/app-package/read-manifest.ts';

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

  it('name the same bot commands, in the same order and words', () => {
    assert.deepEqual(menu(), derivedParts(registry).commands);
  });

  it('name the same extension commands with the same parameters', () => {
    assert.deepEqual(extension(), derivedParts(registry).extensionCommands);
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
