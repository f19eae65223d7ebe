import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { Failure } from '../../shared/errors/failure.ts';
import type { Settings } from '../config/settings.ts';
import { teamsAppIdOf } from '../config/teams-app-id.ts';

/** The values that make the package that of one installation. */
export interface PackageValues {
  /** The id of the app in its manifest. */
  TEAMS_APP_ID: string;
  BOT_ID: string;
  /** The application registration of sign-in and notices. */
  AAD_APP_CLIENT_ID: string;
  /** Where the installation is reached: its host, with a port that is not https's own. */
  HOST: string;
}

/** The names of the values that a package needs, all of them. */
export const packageValueNames = ['TEAMS_APP_ID', 'BOT_ID', 'AAD_APP_CLIENT_ID', 'HOST'] as const;

/** The app id of try mode, where no registration is needed. */
const tryId = '00000000-0000-4000-8000-00000000d35c';
const folder = fileURLToPath(new URL('../../env', import.meta.url));

/** The host that an address names; the text itself when it is no address. */
function hostOf(publicUrl: string): string {
  return URL.parse(publicUrl)?.host ?? publicUrl;
}

/** The values as the settings of this installation give them. `clientId` is that of the profile that serves Teams for one desk; Microsoft's single configuration, or the bot's own registration, where it is left out. */
export function valuesOfSettings(settings: Settings, clientId?: string): Partial<PackageValues> {
  const fallback = settings.mode === 'try' ? tryId : undefined;
  const botId = clientId ?? settings.botId ?? settings.microsoftClient ?? fallback;
  const application = clientId ?? settings.microsoftClient ?? settings.botId ?? fallback;
  const appId = teamsAppIdOf(settings) ?? botId;
  return {
    ...(appId && { TEAMS_APP_ID: appId }),
    ...(botId && { BOT_ID: botId.toLowerCase() }),
    ...(application && { AAD_APP_CLIENT_ID: application.toLowerCase() }),
    HOST: hostOf(settings.publicUrl).toLowerCase(),
  };
}

/** The values that `env/.env.<name>` gives; empty ones are left out. Throws `Failure` `bad-environment` for a name that no file can have, `no-environment` where there is none. */
export function valuesOfEnvironment(name: string, from = folder): Partial<PackageValues> {
  if (!/^[A-Za-z0-9][\w-]{0,39}$/.test(name))
    throw new Failure(
      'bad-environment',
      'invalid',
      `“${name.slice(0, 60)}” is no name of an environment.`,
      'Take letters, digits and dashes, for instance --env dev.',
    );
  let text: string;
  try {
    text = readFileSync(join(from, `.env.${name}`), 'utf8');
  } catch {
    throw new Failure(
      'no-environment',
      'missing',
      `There is no file env/.env.${name}.`,
      'Copy env/.env.dev to that name and fill it in.',
    );
  }
  const given = parseEnv(text);
  return Object.fromEntries(packageValueNames.flatMap((key) => (given[key]?.trim() ? [[key, given[key].trim()]] : [])));
}
