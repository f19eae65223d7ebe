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

/** Packages that the first page needs in any case. */
const base =
  /[\\/]node_modules[\\/](react|react-dom|scheduler|stylis|rtl-css-js|@emotion|@griffel|@tanstack[\\/](query-core|react-query)|@fluentui[\\/](react-(jsx-runtime|provider|shared-contexts|theme)))[\\/]/;

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
      // What every page needs is one file: in many small ones it would press together worse.
      output: { codeSplitting: { groups: [{ name: 'base', test: base }] } },
    },
  },
});
