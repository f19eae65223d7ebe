import { workTab } from '../../../shared/domain/personal-tabs.ts';

/** What a link into the app is made of. */
export interface TeamsLinkParts {
  publicUrl: string;
  /** The id of the app in its manifest. */
  teamsAppId: string;
}

/** Turns an address of this installation into the link that opens it inside Teams, in the personal tab: the only sort that Teams' activity feed takes. Other addresses stay as they are. Source: https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application */
export function teamsLink({ publicUrl, teamsAppId }: TeamsLinkParts): (address: string) => string {
  const own = URL.parse(publicUrl)?.origin;
  return (address) => {
    const url = URL.parse(address);
    if (!url || url.origin !== own || url.username || url.password) return address;
    const context = JSON.stringify({ subEntityId: `${url.pathname}${url.search}` });
    return `https://teams.microsoft.com/l/entity/${encodeURIComponent(teamsAppId)}/${workTab.entityId}?webUrl=${encodeURIComponent(url.href)}&context=${encodeURIComponent(context)}`;
  };
}
