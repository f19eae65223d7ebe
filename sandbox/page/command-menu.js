import { byId, h } from './dom.js';

const list = byId('commands');
const text = byId('compose-text');
let options = [];
let active = -1;

/** The commands for this kind of chat that begin with, or contain, what is typed. */
function matching(ctx) {
  const kind = ctx.state.chats.find((chat) => chat.id === ctx.chat)?.kind ?? 'personal';
  const typed = text.value
    .replace(new RegExp(`^@${RegExp.escape?.(ctx.state.bot.name) ?? ctx.state.bot.name}\\s*`, 'i'), '')
    .toLowerCase();
  const commands = ctx.state.menus[kind] ?? [];
  return commands.filter((command) => typed === '' || command.title.toLowerCase().includes(typed));
}

function choose(ctx, command) {
  const kind = ctx.state.chats.find((chat) => chat.id === ctx.chat)?.kind;
  text.value = kind === 'groupChat' ? `@${ctx.state.bot.name} ${command.title}` : command.title;
  closeCommands();
  text.focus();
  text.setSelectionRange(text.value.length, text.value.length);
  closeCommands();
}

function mark() {
  for (const [at, { option }] of options.entries()) option.setAttribute('aria-selected', String(at === active));
  const marked = options[active]?.option;
  if (marked) {
    text.setAttribute('aria-activedescendant', marked.id);
    marked.scrollIntoView({ block: 'nearest' });
  } else text.removeAttribute('aria-activedescendant');
}

/** Shows the commands of the manifest above the compose box. @param {any} ctx */
export function showCommands(ctx) {
  const commands = text.value.includes('\n') ? [] : matching(ctx);
  const isWhole = commands.length === 1 && commands[0].title.toLowerCase() === text.value.trim().toLowerCase();
  if (commands.length === 0 || isWhole) return closeCommands();
  active = -1;
  options = commands.map((command, at) => {
    const option = h(
      'div',
      { role: 'option', id: `command-${at}`, 'aria-selected': 'false', test: 'command' },
      h('b', { text: command.title }),
      h('small', { text: command.description }),
    );
    option.addEventListener('mousedown', (event) => {
      event.preventDefault();
      choose(ctx, command);
    });
    return { command, option };
  });
  list.replaceChildren(...options.map((one) => one.option));
  list.hidden = false;
  mark();
}

/** Takes the commands away. */
export function closeCommands() {
  list.hidden = true;
  active = -1;
  options = [];
  text.removeAttribute('aria-activedescendant');
}

/** Moves in the menu, or chooses from it; says whether the key was used up. @param {any} ctx @param {KeyboardEvent} event */
export function commandKey(ctx, event) {
  if (list.hidden) return false;
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    active = (active + (event.key === 'ArrowDown' ? 1 : -1) + options.length) % options.length;
    if (active < 0) active = options.length - 1;
    mark();
  } else if (event.key === 'Escape') closeCommands();
  else if ((event.key === 'Enter' || event.key === 'Tab') && options[active]) choose(ctx, options[active].command);
  else return false;
  event.preventDefault();
  return true;
}
