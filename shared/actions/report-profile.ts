import { defineAction } from '../definition/action.ts';
import { afterFinding, findingEvents, findings } from '../domain/profile-findings.ts';
import { field } from '../fields/field-builders.ts';

/** Keeps on a profile what using it has shown: a secret that Microsoft refuses, a delegated connection that was made or died, a secret that is about to end. */
export const reportProfile = defineAction({
  name: 'profile.report',
  title: 'Report on Microsoft profile',
  summary: 'Keeps what using a profile has shown.',
  phrases: [],
  input: {
    profile: field.reference('Microsoft profile', { of: ['profile'] }),
    finding: field.choice('Finding', { options: findings, hidden: true }),
    credential: field.text('Credential', { max: 100, hidden: true, optional: true }),
    days: field.number('Days left', { hidden: true, optional: true }),
    reason: field.text('Reason', { max: 300, hidden: true, optional: true }),
  },
  permission: { grant: 'system.act', scope: 'profile' },
  audit: { subject: 'profile', record: ['finding', 'credential', 'days', 'reason'] },
  async run({ now }, { profile: { record: before }, finding, credential, days, reason }) {
    const reply = { text: `Noted: ${finding}.` };
    const after = afterFinding(before, { finding, credential, days, reason }, now);
    if (!after) return { reply };
    return {
      write: { update: 'profile', before, after },
      events: [{ type: findingEvents[finding], data: { credential, days, reason, name: before.name } }],
      reply,
    };
  },
});
