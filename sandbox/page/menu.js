import { h } from './dom.js';

let open;

/** Closes the menu that is open, if any. @param {boolean} [returnFocus] */
export function closeMenu(returnFocus = false) {
  if (!open) return;
  const { menu, button } = open;
  open = undefined;
  menu.remove();
  button.setAttribute('aria-expanded', 'false');
  if (returnFocus) button.focus();
}

function place(menu, button) {
  const at = button.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const below = at.bottom + 4 + height < window.innerHeight;
  menu.style.top = `${below ? at.bottom + 4 : Math.max(4, at.top - height - 4)}px`;
  menu.style.left = `${Math.max(4, Math.min(at.left, window.innerWidth - width - 8))}px`;
}

function choose(entry) {
  closeMenu(true);
  entry.run();
}

function onKey(event, items) {
  const now = items.indexOf(document.activeElement);
  const moves = { ArrowDown: now + 1, ArrowUp: now - 1 + items.length, Home: 0, End: items.length - 1 };
  if (event.key in moves) {
    event.preventDefault();
    items[moves[event.key] % items.length]?.focus();
  } else if (event.key === 'Escape' || event.key === 'Tab') {
    event.preventDefault();
    event.stopPropagation();
    closeMenu(true);
  }
}

/**
 * Opens a menu at a button, with the focus in it; pressing the button again closes it.
 * @param {HTMLElement} button @param {string} label
 * @param {({ title: string, note?: string, test?: string, run: () => void } | undefined)[]} entries undefined is a line between entries
 */
export function openMenu(button, label, entries) {
  const wasOpen = open?.button === button;
  closeMenu();
  if (wasOpen) return;
  const items = entries.map((entry) =>
    entry
      ? h(
          'button',
          { type: 'button', role: 'menuitem', test: entry.test, on: { click: () => choose(entry) } },
          entry.title,
          entry.note ? h('small', { text: entry.note }) : null,
        )
      : h('div', { role: 'separator' }),
  );
  const menu = h('div', { class: 'menu', role: 'menu', 'aria-label': label, test: 'menu' }, ...items);
  const buttons = items.filter((item) => item.tagName === 'BUTTON');
  menu.addEventListener('keydown', (event) => onKey(event, buttons));
  document.body.append(menu);
  open = { menu, button };
  button.setAttribute('aria-expanded', 'true');
  place(menu, button);
  buttons[0]?.focus();
}

document.addEventListener('pointerdown', (event) => {
  if (open && !open.menu.contains(event.target) && !open.button.contains(event.target)) closeMenu();
});
window.addEventListener('resize', () => closeMenu());
