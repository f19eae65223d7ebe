import { createRoot } from 'react-dom/client';
import type { Config } from '../shared/api/answers.ts';
import { createApi } from './client/api.ts';
import type { World } from './client/desk-context.ts';
import { noteReached } from './client/reached.ts';
import { consentTenant, isConsentAnswer } from './host/consent-window.ts';
import type { Host, SignInNeeded } from './host/host.ts';
import { readConfig } from './host/read-config.ts';
import { hasSetupKey } from './host/setup-key.ts';
import { trustedHosts } from './host/trusted-hosts.ts';
import { App } from './shell/app.tsx';
import { loadTexts } from './text/load-texts.ts';
import { loadTheme } from './theme/themes.ts';

/** The host that the tab is in: Teams when it is in a frame and Teams answers, else a plain browser. */
async function findHost(config: Config, world: World): Promise<{ host: Host; trouble?: SignInNeeded }> {
  if (window.parent !== window) {
    const { teamsHost } = await import('./host/teams-host.ts');
    return { host: await teamsHost(config, trustedHosts(document)) };
  }
  if (hasSetupKey(window)) return { host: (await import('./host/setup-link.ts')).setupLinkHost(window, config) };
  const { browserHost } = await import('./host/browser-host.ts');
  return browserHost(window, config, world.now);
}

/** Starts the tab in the page. */
export async function start(world: World): Promise<void> {
  if (isConsentAnswer(window)) return (await import('./host/consent-page.ts')).answerConsent(window);
  if (consentTenant(window.location.pathname) !== undefined)
    return (await import('./host/consent-page.ts')).leadToConsent(window);
  const config = await readConfig();
  const { host, trouble } = await findHost(config, world);
  if (host.startAt !== undefined && ['/tab', '/tab/'].includes(window.location.pathname)) {
    window.history.replaceState(null, '', `/tab${host.startAt}`);
  }
  const locale = new URLSearchParams(window.location.search).get('locale') ?? undefined;
  const name = host.theme();
  const [texts, theme] = await Promise.all([loadTexts(locale ?? host.locale), loadTheme(name)]);
  const api = createApi({
    fetch: (address, init) => window.fetch(address, init),
    token: (renew) => host.token(renew),
    onReached: noteReached,
  });
  const props = {
    host,
    api,
    config,
    world,
    texts,
    dress: { name, theme },
    ...(trouble && { trouble }),
    ...(locale !== undefined && { locale }),
  };
  createRoot(document.getElementById('root')!).render(<App {...props} />);
}
