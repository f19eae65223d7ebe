import assert from 'node:assert/strict';
import type { BindingFacts, ProfileFacts } from '../../../shared/api/setup-data.ts';
import { type SetupFacts, stepAfter, stepNames, stepShown, stepsOf } from './setup-steps.ts';

const profile: ProfileFacts = {
  id: 'p',
  name: 'Sandbox',
  clientId: 'c',
  entraTenantId: 't',
  status: 'active',
  source: 'entered',
  isDefault: true,
  secrets: [],
  tested: { at: '2026-11-20T10:00:00Z', ok: true, text: 'reached Northwind' },
};
const consumers = ['teams', 'meetings', 'mail', 'calendar', 'directory', 'sign-in'] as const;
const bound: BindingFacts[] = consumers.map((consumer) => ({ consumer, profileId: 'p', profile: 'Sandbox', bound: false }));
const whole: SetupFacts = {
  profiles: [profile],
  bindings: bound,
  status: {
    install: { state: 'active', at: '2026-11-20T10:00:00Z' },
    steps: ['profile', 'profile-active', 'credential', 'tested', 'state'].map((name) => ({ name, ok: true, text: '' })),
  },
  members: [{ active: true, linked: true }],
};
const badStep = (bad: string): SetupFacts['status'] => ({
  ...whole.status,
  steps: whole.status.steps.map((step) => (step.name === bad ? { ...step, ok: false } : step)),
});
const missing = (facts: SetupFacts) => Object.fromEntries(stepsOf(facts).map((step) => [step.name, step.missing]));

describe('the steps of the set-up', () => {
  it('are all done when nothing is missing, and the summary is shown', () => {
    const steps = stepsOf(whole);
    assert.ok(steps.every((step) => step.missing.length === 0));
    assert.equal(stepShown(steps, null), 'summary');
  });

  it('name what is missing, each in its step, and the summary says that something is', () => {
    const cases: [Partial<SetupFacts>, string, string][] = [
      [{ status: badStep('profile') }, 'profile', 'profile-missing'],
      [{ status: badStep('profile-active') }, 'profile', 'profile-disabled'],
      [{ status: badStep('credential') }, 'profile', 'credential'],
      [{ profiles: [{ ...profile, tested: { at: '', ok: false, text: 'no' } }] }, 'consent', 'test-failed'],
      [{ profiles: [] }, 'consent', 'untested'],
      [{ bindings: [...bound.slice(1), { consumer: 'teams', bound: false }] }, 'bindings', 'unserved'],
      [{ status: { ...whole.status, install: { state: 'pending', at: '' } } }, 'app', 'inactive'],
      [
        {
          members: [
            { active: true, linked: true },
            { active: true, linked: false },
          ],
        },
        'people',
        'unlinked',
      ],
      [{ members: [{ active: false, linked: true }] }, 'people', 'nobody'],
    ];
    for (const [change, step, what] of cases) {
      const found = missing({ ...whole, ...change });
      assert.deepEqual([found[step], found['summary']], [[what], ['steps-open']], what);
    }
  });

  it('do not wait for people who are disabled', () => {
    assert.deepEqual(
      missing({
        ...whole,
        members: [
          { active: true, linked: true },
          { active: false, linked: false },
        ],
      })['people'],
      [],
    );
  });

  it('begin at the first that is not done, unless one is asked for by its name', () => {
    const steps = stepsOf({ ...whole, members: [] });
    assert.equal(stepShown(steps, null), 'people');
    assert.equal(stepShown(steps, 'bindings'), 'bindings');
    assert.equal(stepShown(steps, '<script>'), 'people');
  });

  it('follow each other to the summary', () => {
    assert.deepEqual(stepNames.map(stepAfter), ['consent', 'bindings', 'app', 'people', 'summary', undefined]);
  });
});
