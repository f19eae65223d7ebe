/** A tab of the personal app. */
export interface PersonalTab {
  /** Its name in the manifest and in deep links: once people have links, it stays. */
  entityId: string;
  name: string;
  /** Path of its page at this installation. */
  path: string;
}

/** The tab that shows a person's work and opens every record. */
export const workTab: PersonalTab = { entityId: 'work', name: 'Work', path: '/tab/' };
