import { app, authentication, pages } from '@microsoft/teams-js';
import type { Config } from '../../shared/api/answers.ts';
import { workTab } from '../../shared/domain/personal-tabs.ts';
import { addressOf } from './address-of.ts';
import { type Host, type Place, SignInNeeded, type ThemeName } from './host.ts';
import { startPath } from './start-path.ts';
import { troubleOf } from './teams-trouble.ts';

const themes: { readonly [name: string]: ThemeName } = { dark: 'dark', contrast: 'contrast' };

const reasons = {
  'sign-in': app.FailedReason.AuthFailed,
  timeout: app.FailedReason.Timeout,
  other: app.FailedReason.Other,
} as const;

/** Asks for consent in a window of its own. teamsfx is large, so it comes only when it is needed. */
async function consent(entraTenantId: string | undefined): Promise<void> {
  if (entraTenantId === undefined) throw new SignInNeeded('unknown-desk');
  const { askForConsent } = await import('./teams-consent.ts');
  await askForConsent(entraTenantId);
}

/** Teams gives the token and keeps it fresh: it is asked for each time and kept nowhere else. */
async function token(isSilent: boolean): Promise<string> {
  try {
    return await authentication.getAuthToken({ silent: isSilent });
  } catch (error) {
    throw troubleOf(error);
  }
}

/** After a click Teams may ask the person itself; where it will not, a window does. */
async function signIn(entraTenantId: string | undefined): Promise<void> {
  try {
    await token(false);
  } catch (error) {
    if (!(error instanceof SignInNeeded) || error.trouble !== 'consent') throw error;
    await consent(entraTenantId);
  }
}

async function share(config: Config, { path, title }: Place): Promise<'shared' | 'copied'> {
  if (pages.isSupported()) {
    await pages.shareDeepLink({ subPageId: path, subPageLabel: title, subPageWebUrl: addressOf(config.publicUrl, path) });
    return 'shared';
  }
  const context = encodeURIComponent(JSON.stringify({ subEntityId: path }));
  await navigator.clipboard.writeText(
    `https://teams.microsoft.com/l/entity/${config.teamsAppId}/${workTab.entityId}?context=${context}`,
  );
  return 'copied';
}

function backButton(handler: () => boolean): () => void {
  if (!pages.backStack.isSupported()) return () => undefined;
  let isOn = true;
  pages.backStack.registerBackButtonHandler(() => isOn && handler());
  return () => {
    isOn = false;
  };
}

/** The host in Teams, Outlook and Microsoft 365. `origins` are hosts beside Microsoft's that may be trusted (the sandbox's). Rejects when nobody answers. */
export async function teamsHost(config: Config, origins: readonly string[]): Promise<Host> {
  await app.initialize([...origins]);
  const context = await app.getContext();
  let theme: ThemeName = themes[context.app.theme] ?? 'default';
  const listeners = new Set<() => void>();
  app.registerOnThemeChangeHandler((name) => {
    theme = themes[name] ?? 'default';
    for (const listener of listeners) listener();
  });
  const startAt = startPath(context.page.subPageId);
  return {
    kind: 'teams',
    locale: context.app.locale,
    ...(startAt !== undefined && { startAt }),
    theme: () => theme,
    onTheme(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    token: () => token(true),
    signIn: () => signIn(context.user?.tenant?.id),
    signOut: () => undefined,
    loaded: () => app.notifyAppLoaded(),
    succeeded: () => app.notifySuccess(),
    failed: (reason, message) => app.notifyFailure({ reason: reasons[reason], message }),
    open: (address) => void app.openLink(address).catch(() => window.open(address, '_blank', 'noopener,noreferrer')),
    share: (place) => share(config, place),
    onBack: backButton,
  };
}
