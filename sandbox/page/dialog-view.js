import { cardView } from './card-view.js';
import { byId, h, openLink } from './dom.js';

const box = byId('dialog');
const body = byId('dialog-body');
const error = byId('dialog-error');
let shownId;

async function submit(ctx, action) {
  body.classList.add('busy');
  error.textContent = '';
  const outcome = await ctx.act('submitDialog', { action }, { quiet: true });
  body.classList.remove('busy');
  const shown = outcome?.shown;
  if (shown?.kind === 'error') error.textContent = shown.text;
  else if (outcome) ctx.show(shown);
}

function content(ctx, dialog) {
  if (dialog.card) {
    return cardView(dialog.card, {
      onPress: (action) => submit(ctx, action),
      typeahead: (dataset, text) => ctx.typeahead({ dataset, text }),
    });
  }
  return h(
    'p',
    {},
    'This dialog is a web page. ',
    h('button', { type: 'button', on: { click: () => openLink(dialog.url ?? '') }, text: 'Open it' }),
  );
}

/** Shows the person's dialog, or takes it away. @param {any} ctx */
export function showDialog(ctx) {
  const { dialog } = ctx.state;
  if (!dialog) {
    shownId = undefined;
    if (box.open) box.close();
    return;
  }
  if (dialog.id === shownId) return;
  shownId = dialog.id;
  byId('dialog-title').textContent = dialog.title || ctx.state.bot.name;
  box.dataset.width = String(dialog.width);
  error.textContent = '';
  const view = content(ctx, dialog);
  view.classList.remove('card');
  body.replaceChildren(view);
  if (!box.open) box.showModal();
  const first = body.querySelector('input:not([type="hidden"]), textarea, select, button');
  first?.focus();
}

/** Makes closing work. @param {any} ctx */
export function setUpDialog(ctx) {
  byId('dialog-close').addEventListener('click', () => ctx.act('closeDialog'));
  box.addEventListener('cancel', (event) => {
    event.preventDefault();
    ctx.act('closeDialog');
  });
}
