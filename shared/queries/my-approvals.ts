import { defineQuery } from '../definition/action.ts';
import { approvalItem } from '../domain/list-items.ts';
import { holds } from '../policy/grants.ts';

const shown = 10;

/** What waits for the actor's decision, oldest first; for those who do not decide, what they asked for. */
export const myApprovals = defineQuery({
  name: 'approval.mine',
  title: 'My approvals',
  summary: 'Lists what waits for your decision, or what you asked for.',
  place: 3,
  phrases: ['my approvals', 'approvals'],
  input: {},
  permission: { grant: 'approval.read' },
  async run({ actor, approvals, now }) {
    const decides = holds(actor.roles, 'approval.decide');
    const all = decides
      ? await approvals.waitingFor(actor._id, { limit: 500 })
      : await approvals.requestedBy(actor._id, { limit: shown });
    const items = all.slice(0, shown).map((approval) => approvalItem(approval, now));
    const title = decides ? 'Waiting for your decision' : 'What you asked for';
    const empty = decides ? 'Nothing waits for your decision.' : 'You have not asked for any approval.';
    const count = all.length === 1 ? '1 approval' : `${all.length} approvals`;
    const text = all.length === 0 ? empty : decides ? `${count} waiting for your decision.` : `Your latest ${count}.`;
    return { text, list: { title, items, total: all.length, empty } };
  },
});
