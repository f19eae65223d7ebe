import { byId, h } from './dom.js';
import { textNodes } from './markdown.js';

const pageSize = 25;
let run = 0;

function resultView(ctx, item) {
  const content = item.preview.content ?? {};
  const title = content.title ?? item.attachment.name ?? 'Card';
  const lines = [content.subtitle, content.text]
    .filter(Boolean)
    .map((line) => h('span', {}, ...textNodes(String(line)).flatMap((node) => [...node.childNodes])));
  const insert = h('button', { type: 'button', class: 'result-main', test: 'result' }, h('b', { text: title }), ...lines);
  insert.addEventListener('click', async () => {
    await ctx.act('select', { item });
    ctx.focusCompose();
  });
  const send = h('button', { type: 'button', test: 'result-send', 'aria-label': `Send ${title}`, text: 'Send' });
  send.addEventListener('click', async () => {
    await ctx.act('select', { item });
    await ctx.act('say', { text: '' });
  });
  return h('li', { class: 'result' }, insert, h('div', { class: 'buttons' }, send));
}

function fieldOf(parameter, onInput) {
  const id = `search-${parameter.name}`;
  const input =
    parameter.choices.length > 0
      ? h(
          'select',
          { id },
          h('option', { value: '', text: 'All' }),
          ...parameter.choices.map((one) => h('option', { value: one.value, text: one.title })),
        )
      : h('input', { id, type: 'search', placeholder: parameter.description });
  input.dataset.testid = id;
  input.dataset.parameter = parameter.name;
  input.addEventListener('input', onInput);
  return h('label', { class: 'field', for: id }, parameter.title, input);
}

/** Runs the search; a later run makes an earlier one's answer void. */
async function search(ctx, form, command, list, status, skip) {
  run += 1;
  const mine = run;
  const [first, ...others] = [...form.querySelectorAll('[data-parameter]')];
  const parameters = Object.fromEntries(
    others.filter((input) => input.value !== '').map((input) => [input.dataset.parameter, input.value]),
  );
  status.textContent = 'Searching…';
  const outcome = await ctx.act(
    'search',
    { text: first?.value ?? '', command: command.id, parameters, skip, count: pageSize },
    { quiet: true },
  );
  if (mine !== run || !outcome) return;
  const { shown } = outcome;
  if (shown.kind !== 'results') {
    list.replaceChildren();
    status.textContent = shown.kind === 'nothing' ? 'Type to search.' : (shown.text ?? '');
    if (shown.kind === 'sign-in' || shown.kind === 'settings') ctx.show(shown);
    return;
  }
  const more = h('button', { type: 'button', test: 'more', text: 'More results' });
  more.addEventListener('click', () => {
    more.closest('li')?.remove();
    search(ctx, form, command, list, status, skip + pageSize);
  });
  const views = shown.items.map((item) => resultView(ctx, item));
  if (shown.items.length >= pageSize) views.push(h('li', {}, more));
  if (skip === 0) list.replaceChildren(...views);
  else list.append(...views);
  const total = list.querySelectorAll('.result').length;
  status.textContent = total === 0 ? 'Nothing found.' : `${total} ${total === 1 ? 'result' : 'results'}`;
}

/** The pane of the message extension's search. @param {any} ctx @param {HTMLElement} body */
export function searchPane(ctx, body) {
  const commands = ctx.state.commands.filter((command) => command.type === 'query');
  if (commands.length === 0) return body.replaceChildren(h('p', { class: 'note', text: 'The manifest has no search command.' }));
  const list = h('ul', { class: 'results', test: 'results', 'aria-label': 'Results' });
  const status = h('p', { class: 'note', role: 'status', test: 'search-status' });
  const form = h('form', { role: 'search', 'aria-label': 'Message extension' });
  const start = (command) => {
    let timer;
    const go = () => search(ctx, form, command, list, status, 0);
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(go, 250);
    };
    form.replaceChildren(...command.parameters.map((parameter) => fieldOf(parameter, later)));
    go();
  };
  form.addEventListener('submit', (event) => event.preventDefault());
  const tabs =
    commands.length > 1
      ? [
          h(
            'div',
            { class: 'buttons' },
            ...commands.map((one) => h('button', { type: 'button', on: { click: () => start(one) }, text: one.title })),
          ),
        ]
      : [];
  body.replaceChildren(...tabs, form, status, list);
  start(commands[0]);
  byId('pane-body').querySelector('input')?.focus();
}
