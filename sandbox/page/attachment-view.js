import { cardView } from './card-view.js';
import { h } from './dom.js';
import { textNodes } from './markdown.js';

const adaptive = 'application/vnd.microsoft.card.adaptive';
const simple = /^application\/vnd\.microsoft\.(?:card\.(?:hero|thumbnail|receipt|signin|oauth)|teams\.card\.o365connector)$/;

/** @param {any} content @param {((action: any) => void) | undefined} onPress */
function simpleCard(content, onPress) {
  const texts = [
    content.title && h('h3', { text: content.title }),
    content.subtitle && h('p', { class: 'note', text: content.subtitle }),
  ];
  const body = content.text ? textNodes(String(content.text)) : [];
  const buttons = (content.buttons ?? []).map((button) =>
    h('button', { type: 'button', on: { click: () => onPress?.(button) }, text: button.title ?? button.value ?? 'Open' }),
  );
  const row = buttons.length > 0 ? [h('div', { class: 'buttons' }, ...buttons)] : [];
  return h('div', { class: 'card simple-card', test: 'card' }, ...texts, ...body, ...row);
}

/**
 * An attachment on the screen; undefined for text copies, which are not shown.
 * @param {any} attachment @param {Parameters<typeof cardView>[1]} options
 */
export function attachmentView(attachment, options) {
  const { contentType, content, name } = attachment;
  if (contentType === adaptive) return cardView(content, options);
  if (simple.test(contentType)) return simpleCard(content ?? {}, options?.onPress);
  if (contentType.startsWith('text/')) return undefined;
  return h(
    'div',
    { class: 'file', test: 'file' },

    h('span', { text: name ?? contentType }),
  );
}
