import { defineAction, type RunContext } from '../definition/action.ts';
import { capabilityTitles, integrationWrite, noticeTitles, withSwitched } from '../domain/teams-integration.ts';
import { Failure } from '../errors/failure.ts';
import { field } from '../fields/field-builders.ts';
import { capabilityOptions, noticeOptions } from '../fields/teams-options.ts';
import { isSwitchable } from '../policy/switchable.ts';
import { allOf, type Said, say, word } from '../text/say.ts';

/** Switches a capability, a sort of notices or one action on or off for Teams. What administrators need to switch it back stays on. */
export const switchTeamsIntegration = defineAction({
  name: 'teams-integration.switch',
  title: 'Switch parts of Teams',
  summary: 'Switches the bot, the tab, notices or single actions on or off in Teams.',
  phrases: [],
  input: {
    capability: field.choice('Capability', { options: capabilityOptions, optional: true }),
    notices: field.choice('Notices', { options: noticeOptions, optional: true }),
    action: field.text('Action, for instance work.close', { max: 60, optional: true }),
    on: field.toggle('On'),
  },
  permission: { grant: 'desk.administer' },
  audit: { record: ['capability', 'notices', 'action', 'on'] },
  async run({ integration, caller, now, definition }, { capability, notices, action, on }) {
    const what = [
      ...(capability ? [word(capabilityTitles[capability])] : []),
      ...(notices ? [say`Notices of ${word(noticeTitles[notices].toLowerCase())}`] : []),
      ...(action === undefined ? [] : [say`“${word(switchable(definition(action), action))}”`]),
    ];
    if (what.length === 0) throw wrong('capability', say`Say what to switch: a capability, a sort of notices, or an action.`);
    const before = await integration();
    const after = {
      capabilitiesOff: withSwitched(before?.capabilitiesOff ?? [], capability, on),
      noticesOff: withSwitched(before?.noticesOff ?? [], notices, on),
      actionsOff: withSwitched(before?.actionsOff ?? [], action, on),
    };
    const list = allOf(what);
    return {
      write: integrationWrite(before, after, { tenant: caller.tenant, now }),
      events: [{ type: 'teams-integration.switched', data: { capability, notices, action, on } }],
      reply: { text: on ? say`${list}: on in Teams.` : say`${list}: off in Teams.`, data: after },
    };
  },
});

function wrong(name: string, text: Said): Failure {
  return new Failure('input', 'invalid', text, say`Nothing was changed.`, [{ field: name, code: 'invalid', text }]);
}

/** What the action is called; refused for what is none, and for what nobody could do without. */
function switchable(found: ReturnType<RunContext['definition']>, name: string): string {
  if (!found) throw wrong('action', say`There is no action called “${name}”.`);
  if (!isSwitchable(found))
    throw wrong(
      'action',
      say`“${word(found.title)}” cannot be switched off: people need it to find their way, or to switch things on again.`,
    );
  return found.title;
}
