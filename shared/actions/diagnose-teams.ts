import { defineAction } from '../definition/action.ts';
import { allOk, type Check } from '../domain/check.ts';
import { Failure } from '../errors/failure.ts';
import { field } from '../fields/field-builders.ts';
import { type Said, saidAgain, say, sayAll } from '../text/say.ts';

/** Looks, step by step, at everything this desk needs of Microsoft, and sends the asker a notice and a message to see that they arrive. Changes nothing. */
export const diagnoseTeams = defineAction({
  name: 'teams.diagnose',
  title: 'Diagnose Teams',
  summary: 'Tries out step by step what the desk needs of Microsoft, and says what to do.',
  phrases: ['diagnose teams', 'teams diagnosis'],
  input: { message: field.toggle('Send me a test notice and a test message', { initial: 'yes' }) },
  permission: { grant: 'desk.administer' },
  audit: { record: ['message'] },
  async run({ microsoft, caller, actor, progress }, { message }) {
    // The desk itself, which looks for `doctor`, has no Teams.
    const asker = caller.surface === 'system' ? {} : { asker: actor };
    const checks = await microsoft.diagnose?.(caller.tenant, { ...asker, message, progress });
    if (!checks) {
      const text = say`This installation is not connected to Microsoft.`;
      throw new Failure('not-connected', 'missing', text, say`Start the server, and add a Microsoft profile.`);
    }
    return { reply: { text: sentence(checks), checks, data: { checks }, ...(!allOk(checks) && { failed: true as const }) } };
  },
});

function sentence(checks: readonly Check[]): Said {
  const bad = checks.filter(({ ok, skipped }) => !ok && !skipped);
  const looked = checks.filter(({ skipped }) => !skipped).length;
  if (bad.length === 0) return say`All ${looked} steps are well.`;
  const head = bad.length === 1 ? say`${1} of ${looked} steps is not well.` : say`${bad.length} of ${looked} steps are not well.`;
  const told = bad.map(({ name, text, next, said }) => {
    const found = [saidAgain(text, said?.text), next !== undefined && saidAgain(next, said?.next)];
    return say`${name}: ${sayAll(found)}`;
  });
  return sayAll([head, ...told]);
}
