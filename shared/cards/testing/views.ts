import fc from 'fast-check';
import { addNote } from '../../actions/add-note.ts';
import { approve } from '../../actions/approve.ts';
import { assign } from '../../actions/assign.ts';
import { close } from '../../actions/close.ts';
import { escalate } from '../../actions/escalate.ts';
import { logTime } from '../../actions/log-time.ts';
import { reject } from '../../actions/reject.ts';
import { removeTime } from '../../actions/remove-time.ts';
import { replyToContact } from '../../actions/reply-to-contact.ts';
import { requestChanges } from '../../actions/request-changes.ts';
import { setPriority } from '../../actions/set-priority.ts';
import { setStatus } from '../../actions/set-status.ts';
import { setTaskStatus } from '../../actions/set-task-status.ts';
import { startTimer } from '../../actions/start-timer.ts';
import { stopTimer } from '../../actions/stop-timer.ts';
import type { Action } from '../../definition/action.ts';
import type { RecordKind } from '../../domain/records.ts';
import type { CardView } from '../card-view.ts';
import { hostileText, now } from './hostile-records.ts';

const all = (...actions: readonly unknown[]) => actions as Action[];

/** What a person who may everything can do to each kind of record, most used first. */
export const actionsOf: { readonly [kind in RecordKind]: readonly Action[] } = {
  ticket: all(assign, addNote, replyToContact, logTime, setStatus, close, escalate, setPriority, startTimer),
  task: all(assign, addNote, logTime, setTaskStatus, close, startTimer),
  approval: all(approve, requestChanges, reject),
  'time-entry': all(removeTime, stopTimer),
  contact: [],
  client: [],
  project: [],
  member: [],
  profile: [],
  'teams-integration': [],
  delivery: [],
};

/** A plain view for a reader in Berlin who may do these actions. */
export function viewOf(actions: readonly Action[] = [], more: Partial<CardView> = {}): CardView {
  return {
    now,
    zone: 'Europe/Berlin',
    locale: 'en-GB',
    nonce: '0f8fad5b-d9cb-469f-a165-70867728950e',
    link: (ref) => `https://desk.example/open/${ref.kind}/${ref.id}`,
    actions,
    readerId: 'reader',
    ...more,
  };
}

const rawValue = fc.oneof(hostileText, fc.integer(), fc.boolean(), fc.constant(null), fc.constant({ a: 1 }), fc.constant(['x']));

/** Drafts of one of these actions with hostile values and problems. */
function draftOf(actions: readonly Action[]): fc.Arbitrary<CardView['draft']> {
  if (actions.length === 0) return fc.constant(undefined);
  return fc.constantFrom(...actions).chain((action) => {
    const names = [...Object.keys(action.input), 'nothing'];
    const candidate = fc.record({ value: fc.uuid(), title: hostileText });
    const problem = fc.record({
      field: fc.constantFrom(...names, undefined),
      code: fc.constantFrom('missing' as const, 'invalid' as const, 'unknown' as const, 'ambiguous' as const),
      text: hostileText,
      candidates: fc.option(fc.array(candidate, { maxLength: 12 }), { nil: undefined }),
    });
    const raw = fc.dictionary(fc.constantFrom(...names, 'nonce'), rawValue);
    return fc.record({
      action: fc.constant(action.name),
      raw,
      problems: fc.array(problem as fc.Arbitrary<never>, { maxLength: 4 }),
    });
  });
}

/** Views of every sort for a kind of record: with and without rights, drafts, held replies, results, failures, links, readers. */
export function anyView(kind: RecordKind): fc.Arbitrary<CardView> {
  const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
  return fc.subarray([...actionsOf[kind]]).chain((actions) =>
    fc
      .record({
        zone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Nowhere/Land'),
        locale: fc.constantFrom('en-GB', 'de-DE', 'ar-EG', 'ja-JP'),
        link: fc.constantFrom<CardView['link']>(
          () => undefined,
          (ref) => `https://desk.example/open/${ref.kind}/${ref.id}`,
          () => 'http://127.0.0.1:5173/x',
          () => 'javascript:alert(1)',
        ),
        refreshFor: maybe(
          fc
            .integer({ min: 0, max: 80 })
            .map((many) => Array.from({ length: many }, (_, at) => `29:${String(at).padStart(70, 'x')}`)),
        ),
        result: maybe(hostileText),
        failure: maybe(fc.record({ text: hostileText, remedy: hostileText })),
        draft: maybe(draftOf(actions)),
        undoable: fc.boolean(),
        held: kind === 'ticket' ? maybe(fc.record({ entryId: fc.uuid() })) : fc.constant(undefined),
        takeOver: fc.boolean(),
      })
      .map((some) => viewOf(actions, Object.fromEntries(Object.entries(some).filter(([, value]) => value !== undefined)))),
  );
}
