import type { Settings } from './settings.ts';

/** The id of the app in its manifest, as the settings give it: its own, or the bot's where the app has none of its own; `undefined` when neither is set. */
export function teamsAppIdOf({ teamsAppId, botId }: Pick<Settings, 'teamsAppId' | 'botId'>): string | undefined {
  return teamsAppId ?? botId;
}
