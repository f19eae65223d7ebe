import assert from 'node:assert/strict';
import { describeDefinition } from '../../shared/api/describe-definition.ts';
import type { RecordView } from '../../shared/api/views.ts';
import type { RecordKind } from '../../shared/domain/records.ts';
import { type Definition, loadRegistry } from '../../src/actions/registry.ts';
import { actsOn } from '../../tab/views/record/acts.ts';
import { queryFor } from '../../tab/views/record/query-for.ts';
import { codeFiles } from './tree.ts';

/** Kinds whose pages lists and links of the tab lead to; each has the bar of what can be done to it. */
const pages: readonly RecordKind[] = ['ticket', 'task', 'approval', 'time-entry', 'contact', 'client', 'member'];

/** What people say to the bot and do otherwise in the tab. */
const otherwise: { readonly [name: string]: string } = {
  'session.sign-in': 'the host signs in',
  'session.sign-out': 'the host signs out; in a browser the navigation does',
  'desk.help': 'the pages show what there is to do',
  'desk.settings': 'the page of settings shows it from what the start of the tab asked',
  'ticket.mine': 'my work and the search ask ticket.list',
  'task.mine': 'my work and the search ask task.list',
  'approval.mine': 'approvals asks desk.overview and approval.list',
  'connection.show': 'the page of a profile shows its connections',
};

/** Names in the tab's code, without the pictures and the list of what the bar leaves out, which open nothing. */
function namesIn(files: readonly { path: string; text: string }[]): Set<string> {
  const code = files.filter(
    ({ path }) => path.startsWith('tab/') && !/\.spec\.ts$|^tab\/text\/|record\/acts\.ts$|act-icon\.tsx$/.test(path),
  );
  return new Set(code.flatMap(({ text }) => [...text.matchAll(/['"]([a-z-]+\.[a-z-]+)['"]/g)].map(([, name]) => name!)));
}

/** Whether the bar of some record's page has it. */
function isOnABar(definition: Definition): boolean {
  const described = describeDefinition(definition);
  const of = described.inputs.find(({ name }) => name === described.scope)?.of ?? [];
  return pages.some((kind) => {
    if (!of.includes(kind)) return false;
    const record = { kind, may: [definition.name], mayNot: [], nextStatuses: [], status: { value: 'open' } };
    return (['nowhere', 'elsewhere'] as const).some((timer) => {
      const { buttons, menu } = actsOn(record as unknown as RecordView, [described], [], timer);
      return buttons.length + menu.length > 0;
    });
  });
}

/** What can be said to the bot, and nobody finds in the tab. */
function lostOf(definitions: readonly Definition[], names: ReadonlySet<string>): string[] {
  const described = definitions.map(describeDefinition);
  const shows = new Set(pages.map((kind) => queryFor(kind, described)?.name));
  const said = definitions.filter(({ phrases, permission }) => phrases.length > 0 && permission.grant !== 'system.act');
  const lost = said.filter((one) => !names.has(one.name) && !shows.has(one.name) && !(one.type === 'action' && isOnABar(one)));
  return lost.map(({ name }) => name);
}

describe('whatever can be said to the bot', () => {
  it('can be done in the tab', async () => {
    const { definitions } = await loadRegistry();
    const lost = lostOf(definitions, namesIn(codeFiles()));
    assert.deepEqual(lost.sort(), Object.keys(otherwise).sort());
  });

  it('and what is reached by neither a page nor a bar is found', async () => {
    const { definitions } = await loadRegistry();
    const lost = lostOf(definitions, new Set());
    for (const name of ['member.change-settings', 'ticket.create', 'notice.snooze', 'note.add'])
      assert.ok(lost.includes(name), name);
    for (const name of ['change.request', 'ticket.de-escalate', 'ticket.show', 'timer.switch'])
      assert.ok(!lost.includes(name), name);
  });
});
