import { startEditing } from './compose.js';
import { openMenu } from './menu.js';

/**
 * The menu of a message: the extension's actions that the manifest offers for messages, reactions, and what one may do to one's own.
 * @param {any} ctx @param {HTMLElement} button @param {any} message
 */
export function messageMenu(ctx, button, message) {
  const messageId = message.id;
  const commands = ctx.state.commands
    .filter((command) => command.type === 'action' && command.contexts.includes('message'))
    .map((command) => ({
      title: command.title,
      note: command.description,
      test: `message-action-${command.id}`,
      run: () => ctx.act('messageAction', { messageId, command: command.id }),
    }));
  const react = (type, title) => ({ title, run: () => ctx.act('react', { messageId, type }) });
  const own = message.removed
    ? [{ title: 'Undo the deletion', run: () => ctx.act('restore', { messageId }) }]
    : [
        { title: 'Edit', test: 'message-edit', run: () => startEditing(ctx, message) },
        { title: 'Delete', test: 'message-delete', run: () => ctx.act('remove', { messageId }) },
      ];
  const forAll = message.removed
    ? []
    : [...commands, ...(commands.length > 0 ? [undefined] : []), react('like', 'Like'), react('heart', 'Heart')];
  const entries = message.own ? [...forAll, ...(forAll.length > 0 ? [undefined] : []), ...own] : forAll;
  if (entries.length > 0) openMenu(button, 'Message', entries);
}
