/** The permissions of Graph that an app can ask for here. Source: learn.microsoft.com, "Microsoft Graph permissions reference". */
export const knownPermissions = {
  application: [
    'Application.Read.All',
    'AppCatalog.Read.All',
    'Calendars.ReadWrite',
    'Chat.Create',
    'Chat.Read.All',
    'ChatMember.ReadWrite.All',
    'Mail.ReadWrite',
    'Mail.Send',
    'OnlineMeetings.ReadWrite.All',
    'Organization.Read.All',
    'TeamsActivity.Send',
    'TeamsAppInstallation.ReadWriteSelfForUser.All',
    'User.Read.All',
  ],
  delegated: [
    'Chat.ReadWrite',
    'ChatMessage.Send',
    'Mail.Read',
    'Mail.Send',
    'OnlineMeetings.ReadWrite',
    'User.Read',
    'User.Read.All',
  ],
} as const;
