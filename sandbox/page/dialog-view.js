import { contextFor } from './app-context.js';
import { isNear, isOfApp } from './app-domains.js';
import { cardView } from './card-view.js';
import { byId, h, openLink } from './dom.js';
import { openFrameDialog } from './frame-dialog.js';

const box = byId('dialog');
const body = byId('dialog-body');
const error = byId('dialog-error');
let shownId;
let page;

async function submit(ctx, action) {
  body.classList.add('busy');
  error.textContent = '';
  const outcome = await ctx.act('submitDialog', { action }, { quiet: true });
  body.classList.remove('busy');
  const shown = outcome?.shown;
  if (shown?.kind === 'error') error.textContent = shown.text;
  else if (outcome) ctx.show(shown);
}

/** The page's result becomes the bot's; answers why the bot did not take it. */
async function submitPage(ctx, result) {
  const outcome = await ctx.act('submitPage', { result }, { quiet: true });
  if (!outcome) return 'The result could not be handed on.';
  if (outcome.shown.kind === 'error') return outcome.shown.text;
  ctx.show(outcome.shown);
  return undefined;
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
    { class: 'dialog-note' },
    'This dialog is a web page of an origin that the app does not name, or of another machine. ',
    h('button', { type: 'button', on: { click: () => openLink(dialog.url ?? '') }, text: 'Open it' }),
  );
}

function showPage(ctx, { title, url, width, height }) {
  if (box.open) box.close();
  page = openFrameDialog({
    ctx,
    title: title || ctx.state.bot.name,
    url,
    width,
    height,
    context: contextFor(ctx.state, { frameContext: 'task' }),
    onClose: () => ctx.act('closeDialog'),
    submit: (result) => submitPage(ctx, result),
  });
}

function showHere(ctx, dialog) {
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

/** Shows the person's dialog, or takes it away. @param {any} ctx */
export function showDialog(ctx) {
  const { dialog } = ctx.state;
  if (dialog && dialog.id === shownId) return;
  shownId = dialog?.id;
  page?.close();
  page = undefined;
  if (!dialog) {
    if (box.open) box.close();
    return;
  }
  if (!dialog.card && isOfApp(dialog.url, ctx.state) && isNear(dialog.url)) showPage(ctx, dialog);
  else showHere(ctx, dialog);
}

/** Makes closing work. @param {any} ctx */
export function setUpDialog(ctx) {
  byId('dialog-close').addEventListener('click', () => ctx.act('closeDialog'));
  box.addEventListener('cancel', (event) => {
    event.preventDefault();
    ctx.act('closeDialog');
  });
}
