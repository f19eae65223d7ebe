import { byId } from './dom.js';

const themes = { system: 'System', light: 'Light', dark: 'Dark', contrast: 'Contrast' };
const systemIsDark = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set();
let theme = 'system';

function stored() {
  try {
    const found = localStorage.getItem('theme') ?? 'system';
    return found in themes ? found : 'system';
  } catch {
    return 'system';
  }
}

function apply() {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  byId('theme').textContent = `Theme: ${themes[theme]}`;
  for (const listener of listeners) listener();
}

/** The theme in the words of teams-js. @returns {'default' | 'dark' | 'contrast'} */
export function teamsTheme() {
  if (theme === 'contrast') return 'contrast';
  const isDark = theme === 'dark' || (theme === 'system' && systemIsDark.matches);
  return isDark ? 'dark' : 'default';
}

/** Runs whenever the theme changes. @param {() => void} listener @returns {() => void} ends that */
export function onTheme(listener) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Lets the person go through the themes; the system's is the first. */
export function setUpTheme() {
  theme = stored();
  apply();
  systemIsDark.addEventListener('change', () => theme === 'system' && apply());
  byId('theme').addEventListener('click', () => {
    const names = Object.keys(themes);
    theme = names[(names.indexOf(theme) + 1) % names.length];
    apply();
    try {
      localStorage.setItem('theme', theme);
    } catch {
      // A page without storage forgets the theme with the next load.
    }
  });
}
