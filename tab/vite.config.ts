import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** teams-js asks Microsoft's network for a newer list of hosts as soon as it loads. The list inside it serves; nothing is asked of anybody. */
function hostListFromHere(): Plugin {
  return {
    name: 'host-list-from-here',
    enforce: 'pre',
    transform(code, id) {
      if (!/teams-js.*internal[/\\]validOrigins\.js$/.test(id)) return undefined;
      const asked = code.replace('g();export', 'export');
      if (asked === code) this.error('teams-js loads its list of hosts in another way now; see tab/vite.config.ts');
      return { code: asked, map: null };
    },
  };
}

/** What every page needs: the packages under it, and the tab's own frame. In many small files it would press together worse. */
const packages =
  /[\\/]node_modules[\\/](react|react-dom|scheduler|stylis|rtl-css-js|keyborg|@emotion|@griffel|@tanstack[\\/](query-core|react-query)|@fluentui[\\/](keyboard-keys|react-(badge|button|jsx-runtime|provider|shared-contexts|skeleton|text|theme|utilities)))[\\/]/;
const frame =
  /[\\/]tab[\\/](start\.tsx|client[\\/]|forms[\\/](open-form|opened-form)\.|router[\\/]|theme[\\/](themed|themes|use-theme)|text[\\/](text|use-texts|load-texts|worded-definitions|en[\\/](first|shell|words|work))\.|host[\\/](host|trusted-hosts|consent-window)\.|shell[\\/](?!toasts|more-page))/;

/** “My work”, which nearly everybody sees first, with the parts of rows that it shares with the other pages: as one file for the same reason. */
const firstPage =
  /[\\/]tab[\\/](views[\\/](my-work[\\/]|rows[\\/](due-words|elapsed|new-buttons|page-link|panel|path-of|record-link|row-styles|skeletons|toned|use-now|word-of|work-rows)\.)|forms[\\/](form-button|use-definition)\.)/;

/** How the tab is built: served under `/tab/`, its files named by their content, no script or style inside the page. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/tab/',
  plugins: [hostListFromHere(), react()],
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      checks: { moduleLevelDirective: false } as object,
      output: {
        codeSplitting: {
          groups: [
            { name: 'base', test: packages },
            { name: 'frame', test: frame },
            { name: 'my-work', test: firstPage },
          ],
        },
      },
    },
  },
});
