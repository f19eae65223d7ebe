import type { Bot } from '../../bot/desk/start-bot.ts';
import { homePage } from '../http/home-page.ts';
import { recordPage } from '../http/record-page.ts';
import type { Route } from '../http/route.ts';
import type { Api } from './api.ts';

/** What the server answers from. */
export interface RouteParts {
  bot: Bot;
  api: Api;
  /** The sandbox's address once it listens. */
  teamsClient(): string | undefined;
}

/** What the server answers beside health: the bot's endpoint, the REST interface and the pages. */
export function routesOf({ bot, api, teamsClient }: RouteParts): readonly Route[] {
  return [...bot.routes, ...api.routes, recordPage, homePage(teamsClient)];
}
