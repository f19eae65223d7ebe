import assert from 'node:assert/strict';
import type { Approval } from './approval.ts';
import { decided, mayNotDecide } from './approval-rules.ts';
import type { Member } from './member.ts';

const ada = { _id: 'm1', name: 'Ada' } as Member;
const asked = {
  number: 3,
  title: 'Rule',
  status: 'requested',
  requester: { id: 'm2', name: 'Ben' },
  approvers: [],
} as unknown as Approval;

describe('the rules of approvals', () => {
  it('let everybody else decide what nobody is named for', () => assert.equal(mayNotDecide(ada, asked), undefined));

  it('refuse one’s own request first of all', () => {
    const own = { ...asked, requester: { id: 'm1', name: 'Ada' }, approvers: [{ id: 'm1', name: 'Ada' }] };
    assert.equal(String(mayNotDecide(ada, own)), '#3 “Rule” is your own request; somebody else has to decide it.');
  });

  it('refuse what is decided, and say by whom', () => {
    const done = decided(asked, 'changes-requested', { _id: 'm3', name: 'Cy' } as Member, 'Why?', new Date(0));
    assert.equal(String(mayNotDecide(ada, done)), '#3 “Rule” was already sent back for changes by Cy.');
    assert.equal(String(mayNotDecide(ada, { ...asked, status: 'withdrawn' })), '#3 “Rule” was withdrawn.');
  });

  it('refuse those who are not named, and say who is', () => {
    const named = {
      ...asked,
      approvers: [
        { id: 'm4', name: 'Di' },
        { id: 'm5', name: 'Ed' },
      ],
    };
    assert.equal(String(mayNotDecide(ada, named)), '#3 “Rule” is for Di or Ed to decide.');
  });
});
