import { contextFor } from './app-context.js';
import { isNear } from './app-domains.js';
import { closedByPerson, refusedDialog } from './dialog-request.js';
import { openFrameDialog } from './frame-dialog.js';

/**
 * The dialog that a tab may have open: what the tab can ask about it, by the names of teams-js.
 * @param {any} ctx
 * @param {string} entityId of the tab
 * @param {(message: unknown) => void} tellTab hands on what the dialog says
 */
export function tabDialog(ctx, entityId, tellTab) {
  let open;
  const end = (answer) => {
    const ending = open;
    open = undefined;
    ending?.dialog.close();
    ending?.answer(answer);
  };
  const botId = ctx.state.bot.id.replace(/^28:/, '');
  /** A result goes to the bot where the tab said so, and to the tab always. */
  const submit = async (result, toBot) => {
    const outcome = toBot ? await ctx.act('submitTabDialog', { result }, { quiet: true }) : undefined;
    if (toBot && (!outcome || outcome.shown.kind === 'error')) return outcome?.shown.text ?? 'The bot could not be reached.';
    end([undefined, result]);
    if (outcome) ctx.show(outcome.shown);
    return undefined;
  };
  const start = (info) => {
    const { validDomains, tabs, bot } = ctx.state;
    const refused = refusedDialog(info, { validDomains, tabs, botId });
    if (refused) return [refused];
    if (!isNear(info.url)) return ['This sandbox shows only pages of this machine.'];
    end([closedByPerson]);
    const dialog = openFrameDialog({
      ctx,
      title: info.title || bot.name,
      url: info.url,
      width: info.width,
      height: info.height,
      context: contextFor(ctx.state, { entityId, frameContext: 'task' }),
      onClose: () => end([closedByPerson]),
      onMessage: (message) => tellTab(message),
      submit: (result) => submit(result, Boolean(info.completionBotId)),
    });
    return new Promise((answer) => {
      open = { dialog, answer };
    });
  };
  const say = (message) => {
    if (!open) return [false, 'No dialog is open.'];
    open.dialog.send(message);
    return [true];
  };
  return {
    calls: { 'tasks.startTask': start, 'tasks.updateTask': (size) => open?.dialog.resize(size), messageForChild: say },
    /** Takes the dialog away with the tab. */
    close: () => end([closedByPerson]),
  };
}
