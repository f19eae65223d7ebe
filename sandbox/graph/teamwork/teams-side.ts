/** An activity type that the app's manifest declares. */
export interface ActivityType {
  readonly type: string;
  /** With `{actor}` and the names of parameters in braces. */
  readonly templateText: string;
}

/** What the app's manifest says, as far as Graph cares. */
export interface TeamsAppFacts {
  /** The id in the manifest. */
  readonly externalId: string;
  readonly name: string;
  readonly version: string;
  /** `webApplicationInfo.id`: the app registration that may send notices; undefined when the manifest names none. */
  readonly webApplicationId: string | undefined;
  readonly activityTypes: readonly ActivityType[];
  /** Resource-specific permissions, for instance `TeamsActivity.Send.User`. */
  readonly resourceSpecific: readonly string[];
}

/** A line for somebody's activity feed. */
export interface FeedLine {
  readonly title: string;
  readonly preview: string;
  readonly from: string;
  readonly webUrl?: string;
}

/** Teams, as far as Graph reaches into it. */
export interface TeamsSide {
  /** The app as a tenant's catalog has it. */
  app(entraTenantId: string): Promise<TeamsAppFacts>;
  isInstalled(entraTenantId: string, userId: string): boolean;
  /** Installs the app for a person; Teams tells the bot. */
  install(entraTenantId: string, userId: string): void;
  uninstall(entraTenantId: string, userId: string): void;
  /** The personal chat of a person with the app. */
  chatId(entraTenantId: string, userId: string): string;
  /** Puts a line into a person's feed in place of an earlier one; answers its id. */
  notify(entraTenantId: string, userId: string, line: FeedLine, replaced?: string): string;
}
