import { h } from '/page/dom.js';

/** A button that does something. @param {string} text @param {string} test @param {() => void} run @param {string} [label] */
export function button(text, test, run, label) {
  return h('button', { type: 'button', test, 'aria-label': label, on: { click: run }, text });
}

/** A list of rows, or what is said when there are none. @param {HTMLElement[]} rows @param {string} empty */
export function rows(rows, empty) {
  return rows.length === 0 ? h('p', { class: 'empty', text: empty }) : h('ul', { class: 'rows' }, ...rows);
}

/** One row: a line, a smaller one under it, and buttons. @param {Node | string} line @param {string} [note] @param {Node[]} buttons */
export function row(line, note, ...buttons) {
  const tools = buttons.length > 0 && h('span', { class: 'buttons' }, ...buttons);
  return h('li', {}, h('div', { class: 'row-head' }, h('span', {}, line), tools), note && h('small', { text: note }));
}

/** A group of buttons under a heading. @param {string} title @param {...Node} children */
export function group(title, ...children) {
  return h('div', {}, h('h3', { text: title }), h('div', { class: 'buttons' }, ...children));
}

/** An instant without its date when it is today's. @param {string} iso @param {string} now */
export function shortTime(iso, now) {
  const [day, time = ''] = iso.split('T');
  return now.startsWith(day) ? time.slice(0, 8) : `${day} ${time.slice(0, 5)}`;
}
