import { byId } from './dom.js';

const themes = { system: 'System', light: 'Light', dark: 'Dark' };

function stored() {
  try {
    const found = localStorage.getItem('theme') ?? 'system';
    return found in themes ? found : 'system';
  } catch {
    return 'system';
  }
}

function apply(theme) {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  byId('theme').textContent = `Theme: ${themes[theme]}`;
}

/** Lets the person go through the themes; the system's is the first. */
export function setUpTheme() {
  let theme = stored();
  apply(theme);
  byId('theme').addEventListener('click', () => {
    const names = Object.keys(themes);
    theme = names[(names.indexOf(theme) + 1) % names.length];
    apply(theme);
    try {
      localStorage.setItem('theme', theme);
    } catch {
      // A page without storage forgets the theme with the next load.
    }
  });
}
