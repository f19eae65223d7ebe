import type { Bot } from '../../bot/desk/start-bot.ts';
import { homePage } from '../http/home-page.ts';
import { recordPage } from '../http/record-page.ts';
import type { Route } from '../http/route.ts';

/** What the server answers beside health: the bot's endpoint and the pages. `teamsClient` is the sandbox's address once it listens. */
export function routesOf({ bot, teamsClient }: { bot: Bot; teamsClient: () => string | undefined }): readonly Route[] {
  return [...bot.routes, recordPage, homePage(teamsClient)];
}
