import assert from 'node:assert/strict';
import type { DescribedDefinition } from '../../../shared/api/describe-definition.ts';
import type { TicketView, TimelineEntry } from '../../../shared/api/views.ts';
import { loadTexts, wholeCatalogue } from '../../text/load-texts.ts';
import { actsOn } from './acts.ts';
import { clockWords } from './clock-words.ts';
import { linesOf, newestOfOthers } from './history.ts';
import { queryFor } from './query-for.ts';

const definition = (name: string, rest: Partial<DescribedDefinition> = {}): DescribedDefinition => ({
  name,
  type: 'action',
  title: name,
  summary: '',
  phrases: ['say it'],
  grant: 'ticket.write',
  inputs: [],
  ...rest,
});

const line = (id: string, kind: TimelineEntry['kind'], author: string, at: string): TimelineEntry => ({
  id,
  kind,
  at,
  author: { id: author, name: author },
  audience: 'internal',
  text: id,
});

const timeline = [line('a', 'note', 'tess', '2026-11-20T10:00:00Z'), line('b', 'change', 'ravi', '2026-11-20T11:00:00Z')];
const ticket = {
  kind: 'ticket',
  may: ['note.add', 'ticket.set-status', 'ticket.escalate', 'gone.from-here'],
  nextStatuses: ['closed'],
  timeline,
};
const record = ticket as unknown as TicketView;

describe('the page of a record', () => {
  before(wholeCatalogue);

  it('offers what may be done: the usual as buttons, the rest in the menu, and what has a place of its own in neither', () => {
    const choices = ['new', 'closed'].map((value) => ({ value, title: value }));
    const status = definition('ticket.set-status', {
      inputs: [{ name: 'status', kind: 'choice', label: '', required: true, optional: false, hint: '', choices }],
    });
    const all = [definition('note.add'), status, definition('ticket.escalate'), definition('work.close')];
    const { buttons, menu } = actsOn(record, all, ['work.close', 'ticket.set-status']);
    assert.deepEqual(
      [buttons, menu].map((list) => list.map(({ name }) => name)),
      [['ticket.set-status'], ['ticket.escalate']],
    );
    assert.deepEqual(
      buttons[0]!.inputs[0]!.choices?.map(({ value }) => value),
      ['closed'],
      'only statuses that it can go to',
    );
  });

  it('shows a history newest first, whole or in parts', () => {
    const ids = (part: 'all' | 'talk' | 'work') => linesOf(timeline, part).map(({ id }) => id);
    assert.deepEqual([ids('all'), ids('talk'), ids('work')], [['b', 'a'], ['a'], ['b']]);
  });

  it('tells of what somebody else did meanwhile, and not of what the reader did', () => {
    assert.equal(newestOfOthers(record, '2026-11-20T09:00:00Z', 'tess')?.id, 'b');
    assert.equal(newestOfOthers(record, '2026-11-20T11:30:00Z', 'tess'), undefined);
    assert.equal(newestOfOthers(record, '2026-11-20T10:30:00Z', 'ravi'), undefined);
  });

  it('asks the query of the kind, or one that shows several', () => {
    const show = (name: string, of: DescribedDefinition['inputs'][number]['of']) =>
      definition(name, {
        type: 'query',
        scope: 'record',
        inputs: [{ name: 'record', kind: 'reference', label: '', required: true, optional: false, hint: '', ...(of && { of }) }],
      });
    const all = [show('desk.show', ['ticket', 'task']), show('ticket.show', ['ticket'])];
    assert.deepEqual(queryFor('ticket', all), { name: 'ticket.show', scope: 'record' });
    assert.deepEqual(queryFor('task', all), { name: 'desk.show', scope: 'record' });
    assert.equal(queryFor('spaceship', all), undefined);
  });

  it('says how each clock stands, in words', async () => {
    const texts = await loadTexts('en-GB');
    const now = new Date('2026-11-20T12:00:00Z');
    const words = (clock: Partial<TicketView['sla'][number]>) =>
      clockWords({ what: 'response', state: 'running', text: '', ...clock }, texts, now);
    assert.deepEqual(words({ dueAt: '2026-11-20T14:00:00Z' }), { text: 'Due in 2 hours', tone: 'neutral' });
    assert.deepEqual(words({ state: 'risk', dueAt: '2026-11-20T12:30:00Z' }), {
      text: 'At risk: due in 30 minutes',
      tone: 'warning',
    });
    const passed = { text: 'Missed: was due 1 hour ago', tone: 'attention' };
    assert.deepEqual(words({ dueAt: '2026-11-20T11:00:00Z' }), passed, 'also when it ran out since it was asked for');
    assert.equal(
      words({ state: 'missed', dueAt: '2026-11-20T10:00:00Z', doneAt: '2026-11-20T11:00:00Z' }).text,
      'Missed: done 1 hour ago',
    );
    assert.equal(words({ state: 'met', doneAt: '2026-11-20T11:00:00Z' }).tone, 'good');
    assert.match(words({ state: 'paused' }).text, /stands still/i);
  });
});
