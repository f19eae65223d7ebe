/**
 * Makes an element. Text is always set as text, never as markup.
 * @param {string} tag
 * @param {Record<string, unknown>} [props] `class`, `text`, `on` (listeners), `test` (data-testid), anything else is an attribute;
 *   false, null and undefined leave an attribute out
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElement}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === 'text') element.textContent = String(value);
    else if (name === 'on') for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    else if (name === 'test') element.dataset.testid = String(value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** The element of the page with this id. @param {string} id @returns {any} */
export function byId(id) {
  return document.getElementById(id);
}

/** Fills an element anew. @param {Element} element @param {...(Node | string)} children */
export function fill(element, ...children) {
  element.replaceChildren(...children);
}

/** A round picture with the initials of a name. @param {string} name @param {boolean} [isBot] */
export function avatar(name, isBot = false) {
  const initials = name
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => [...part][0] ?? '')
    .join('')
    .toUpperCase();
  const tone = [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 6;
  return h('span', { class: isBot ? 'avatar bot' : 'avatar', 'data-tone': tone, 'aria-hidden': 'true', text: initials });
}

/** Opens a link in a new window, if it is an ordinary one. @param {string} url @returns {boolean} */
export function openLink(url) {
  if (!URL.canParse(url) || !['http:', 'https:', 'mailto:'].includes(new URL(url).protocol)) return false;
  window.open(url, '_blank', 'noopener,noreferrer');
  return true;
}
