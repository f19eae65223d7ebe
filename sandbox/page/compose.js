import { attachmentView } from './attachment-view.js';
import { closeCommands, commandKey, showCommands } from './command-menu.js';
import { byId, h } from './dom.js';
import { openMenu } from './menu.js';

const text = byId('compose-text');
const files = byId('files');
const editing = byId('editing');
let edited;
let draftKey = '';
const asked = new Set();

/** Puts a message of one's own into the compose box, to be changed. @param {any} ctx @param {any} message */
export function startEditing(ctx, message) {
  edited = message.id;
  text.value = message.text.replaceAll(/<at>(.*?)<\/at>/g, '@$1');
  editing.hidden = false;
  editing.replaceChildren(
    'Changing your message. ',
    h('button', { type: 'button', class: 'quiet', on: { click: () => stopEditing() }, text: 'Cancel' }),
  );
  ctx.focusCompose();
}

function stopEditing() {
  edited = undefined;
  editing.hidden = true;
  text.value = '';
}

/** Puts a text into the compose box in place of what is there. @param {string} value */
export function setComposeText(value) {
  text.value = value;
  text.focus();
}

async function submit(ctx) {
  const value = text.value;
  const names = [...files.files].map((file) => file.name);
  const hasDraft = (ctx.state.drafts[ctx.chat] ?? []).length > 0;
  if (value.trim() === '' && names.length === 0 && !hasDraft) return;
  closeCommands();
  text.value = '';
  files.value = '';
  asked.clear();
  showFiles();
  if (edited === undefined) await ctx.act('say', { text: value, files: names });
  else {
    const messageId = edited;
    stopEditing();
    await ctx.act('edit', { messageId, text: value });
  }
}

/** Asks for a preview of each link that stands complete in the compose box, once. */
function unfurlLinks(ctx, isPaste) {
  const links = [...text.value.matchAll(/https?:\/\/[^\s<>"]+/g)];
  for (const match of links) {
    const isComplete = isPaste || match.index + match[0].length < text.value.length;
    if (!isComplete || asked.has(match[0])) continue;
    asked.add(match[0]);
    ctx.act('unfurl', { url: match[0] });
  }
}

function showFiles() {
  const names = [...files.files].map((file) => file.name);
  byId('attach').textContent = names.length === 0 ? 'Attach' : `Attached: ${names.join(', ')}`;
}

/** Shows the cards that wait in the compose box. @param {any} ctx */
export function showDraft(ctx) {
  const cards = ctx.state.drafts[ctx.chat] ?? [];
  const key = `${ctx.chat} ${JSON.stringify(cards)}`;
  if (key === draftKey) return;
  draftKey = key;
  const views = cards.map((card) => attachmentView(card, {})).filter((view) => view !== undefined);
  for (const view of views) view.setAttribute('inert', '');
  const drop = h('button', { type: 'button', test: 'draft-remove', on: { click: () => ctx.act('dropDraft') }, text: 'Remove' });
  byId('draft').replaceChildren(
    ...(views.length > 0
      ? [h('div', { class: 'buttons' }, h('span', { class: 'note', text: 'Goes with your message' }), drop), ...views]
      : []),
  );
}

function actionsMenu(ctx) {
  const commands = ctx.state.commands.filter((command) => command.type === 'action' && command.contexts.includes('compose'));
  const entries = commands.map((command) => ({
    title: command.title,
    note: command.description,
    test: `compose-action-${command.id}`,
    run: () => ctx.act('composeAction', { command: command.id }),
  }));
  const search = { title: 'Search…', note: 'Find a record and insert its card', run: () => ctx.openPane('search') };
  openMenu(byId('actions'), 'Actions', [...entries, search]);
}

function mentionBot(ctx) {
  const at = text.selectionStart;
  const name = `@${ctx.state.bot.name} `;
  text.setRangeText(name, at, text.selectionEnd, 'end');
  text.focus();
}

/** Makes the compose box work. @param {any} ctx */
export function setUpCompose(ctx) {
  byId('compose').addEventListener('submit', (event) => {
    event.preventDefault();
    submit(ctx);
  });
  text.addEventListener('keydown', (event) => {
    if (commandKey(ctx, event)) return;
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      submit(ctx);
    } else if (event.key === 'Escape' && edited !== undefined) stopEditing();
  });
  text.addEventListener('input', (event) => {
    showCommands(ctx);
    unfurlLinks(ctx, event.inputType === 'insertFromPaste');
  });
  text.addEventListener('focus', () => {
    if (ctx.state && (ctx.state.drafts[ctx.chat] ?? []).length === 0) showCommands(ctx);
  });
  text.addEventListener('blur', () => setTimeout(closeCommands, 150));
  byId('attach').addEventListener('click', () => files.click());
  files.addEventListener('change', showFiles);
  byId('actions').addEventListener('click', () => actionsMenu(ctx));
  byId('mention').addEventListener('click', () => mentionBot(ctx));
}
