import { defineAction } from '../definition/action.ts';
import { installTitles, integrationWrite, profileIdFor } from '../domain/teams-integration.ts';
import { Failure } from '../errors/failure.ts';
import { field } from '../fields/field-builders.ts';
import { installOptions } from '../fields/teams-options.ts';
import { say, word } from '../text/say.ts';

/** Says how the installation in Teams stands. Only an active one lets people in; it needs a profile that is in use. */
export const setTeamsIntegrationState = defineAction({
  name: 'teams-integration.set-state',
  title: 'Set state of Teams',
  summary: 'Says how the installation in Teams stands; only an active one lets people in.',
  phrases: [],
  input: {
    state: field.choice('State', { options: installOptions }),
    reason: field.text('Reason', { max: 300, optional: true }),
  },
  permission: { grant: 'desk.administer' },
  audit: { record: ['state', 'reason'] },
  async run({ integration, profiles, caller, now }, { state, reason }) {
    const before = await integration();
    const id = profileIdFor(before, 'teams');
    const profile = id === undefined ? undefined : await profiles.byId(id);
    if (state === 'active' && profile?.status !== 'active')
      throw new Failure(
        'profile-missing',
        'conflict',
        profile
          ? say`Teams cannot be active: its profile “${profile.name}” is ${word(profile.status)}.`
          : say`Teams cannot be active: no Microsoft profile serves it.`,
        say`Add a profile, test it and bind Teams to it first.`,
      );
    const install = { state, at: now, ...(reason !== undefined && { reason }) };
    return {
      write: integrationWrite(before, { install }, { tenant: caller.tenant, now }),
      events: [{ type: 'teams-integration.state-set', data: { state, reason } }],
      reply: {
        text:
          state === 'active'
            ? say`Teams is ${word(installTitles[state])}.`
            : say`Teams is ${word(installTitles[state])}: nobody is let in from there.`,
      },
    };
  },
});
