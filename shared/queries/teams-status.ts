import { defineQuery } from '../definition/action.ts';
import { checkOf } from '../domain/check.ts';
import {
  capabilityTitles,
  freshIntegration,
  installTitles,
  noticeTitles,
  profileIdFor,
  readinessSteps,
} from '../domain/teams-integration.ts';
import { isSwitchable } from '../policy/switchable.ts';

/** Shows how Teams stands for this desk: state, what is on and off, and step by step what is still missing and who can mend it. */
export const teamsStatus = defineQuery({
  name: 'teams.status',
  title: 'Teams status',
  summary: 'Shows how Teams stands, what is switched off, and what is still missing.',
  phrases: ['teams status'],
  input: {},
  permission: { grant: 'desk.administer' },
  async run({ integration, profiles, caller, now, definitions }) {
    const found = await integration();
    const { install, capabilitiesOff, noticesOff, actionsOff } = found ?? freshIntegration(caller.tenant, now);
    const id = profileIdFor(found, 'teams');
    const profile = id === undefined ? undefined : await profiles.byId(id);
    const steps = readinessSteps(profile, install.state, now).map(checkOf);
    const missing = steps.filter(({ ok }) => !ok);
    const off = [
      ...capabilitiesOff.map((one) => capabilityTitles[one]),
      ...noticesOff.map((one) => `notices of ${noticeTitles[one].toLowerCase()}`),
      ...actionsOff,
    ];
    const sentences = [
      `Teams is ${installTitles[install.state]}${install.reason ? ` (${install.reason})` : ''}.`,
      off.length ? `Switched off: ${off.join(', ')}.` : 'Everything is switched on.',
      ...missing.map(({ text, next }) => `${text} ${next ?? ''}`.trim()),
    ];
    const isOff = (name: string) => actionsOff.includes(name);
    const actions = definitions
      .filter((one) => isSwitchable(one) && (one.type === 'action' || isOff(one.name)))
      .map(({ name, title }) => ({ name, title, isOn: !isOff(name) }));
    return { text: sentences.join(' '), data: { install, capabilitiesOff, noticesOff, actionsOff, actions, steps } };
  },
});
