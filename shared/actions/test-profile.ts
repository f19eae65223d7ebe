import { defineAction } from '../definition/action.ts';
import type { Profile } from '../domain/microsoft-profile.ts';
import { archivedReason } from '../domain/profile-rules.ts';
import { field } from '../fields/field-builders.ts';
import type { ProbeResult } from '../ports/microsoft-setup.ts';
import { dataOf, type Said, saidAgain, say, sayAll } from '../text/say.ts';

/** Signs in with a profile and reads its organisation, and keeps what came of it. A disabled profile that passes serves again. */
export const testProfile = defineAction({
  name: 'profile.test',
  title: 'Test Microsoft profile',
  summary: 'Signs in with the profile and reads the organisation it belongs to.',
  phrases: ['test microsoft profile {profile}'],
  input: { profile: field.reference('Microsoft profile', { of: ['profile'] }) },
  permission: { grant: 'desk.administer', scope: 'profile', unless: (_actor, record) => archivedReason(record as Profile) },
  audit: { subject: 'profile', record: ['profile'] },
  async run({ microsoft, profiles, caller, now }, { profile: { record } }) {
    const result = await microsoft.probe(caller.tenant._id, record._id);
    // The sign-in may have marked a secret meanwhile.
    const before = (await profiles.byId(record._id)) ?? record;
    const text = result.ok ? say`reached ${result.organization.name}` : saidAgain(result.text, result.said?.text);
    const tested = { at: now, ok: result.ok, ...dataOf({ text }), ...(!result.ok && { code: result.code }) };
    const revived = result.ok && before.status === 'disabled';
    const after: Profile = { ...before, tested, ...(revived && { status: 'active' as const, reason: undefined }) } as Profile;
    return {
      write: { update: 'profile', before, after },
      events: [
        {
          type: result.ok ? 'profile.tested' : 'profile.test-failed',
          data: { ok: result.ok, code: result.ok ? undefined : result.code },
        },
      ],
      reply: {
        text: sentence(record.name, result),
        ...(!result.ok && { failed: true as const }),
        data: { profile: record._id, ...result },
      },
    };
  },
});

function sentence(name: string, result: ProbeResult): Said {
  if (!result.ok) {
    const { text, remedy, said } = result;
    return say`“${name}” did not pass: ${sayAll([saidAgain(text, said?.text), saidAgain(remedy, said?.remedy)])}`;
  }
  const { organization, clockAheadSeconds } = result;
  const off = Math.abs(clockAheadSeconds);
  const minutes = Math.round(off / 60);
  const clock =
    clockAheadSeconds > 0
      ? say`This machine’s clock is ${minutes} minutes ahead; set it right.`
      : say`This machine’s clock is ${minutes} minutes behind; set it right.`;
  return sayAll([say`“${name}” works: it signs in and reaches ${organization.name}.`, off >= 120 && clock]);
}
