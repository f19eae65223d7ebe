import type { Bot } from '../../bot/desk/start-bot.ts';
import { changeNotificationsRoute } from '../http/change-notifications.ts';
import { homePage } from '../http/home-page.ts';
import { noticePages } from '../http/notice-pages.ts';
import { recordPage } from '../http/record-page.ts';
import type { Route } from '../http/route.ts';
import type { ChangeCalls } from '../services/subscriptions/take-calls.ts';
import type { Api } from './api.ts';

/** What the server answers from. */
export interface RouteParts {
  bot: Bot;
  api: Api;
  /** Where what Microsoft tells of changes is taken. */
  told: ChangeCalls;
  /** The pages through which accounts of Microsoft's are connected. */
  connect: readonly Route[];
  /** The tab's addresses. */
  tab: readonly Route[];
  /** The sandbox's address once it listens. */
  teamsClient(): string | undefined;
}

/** What the server answers beside health: the bot's endpoint, the REST interface and the pages. */
export function routesOf({ bot, api, told, connect, tab, teamsClient }: RouteParts): readonly Route[] {
  return [
    ...bot.routes,
    ...api.routes,
    changeNotificationsRoute(told),
    ...connect,
    ...tab,
    ...noticePages,
    recordPage,
    homePage(teamsClient),
  ];
}
