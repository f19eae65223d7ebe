/** Names of resource-specific permissions that an app may ask for where it is installed for a person. A name that Teams does not know fails the upload. Source: https://learn.microsoft.com/microsoftteams/platform/graph-api/rsc/resource-specific-consent */
const forPeople = ['TeamsActivity.Send.User', 'InAppPurchase.Allow.User'];
const forChats = [
  'Calls.AccessMedia.Chat',
  'Calls.JoinGroupCalls.Chat',
  'ChatMember.Read.Chat',
  'ChatMessage.Read.Chat',
  'ChatMessageReadReceipt.Read.Chat',
  'ChatSettings.Read.Chat',
  'ChatSettings.ReadWrite.Chat',
  'Chat.Manage.Chat',
  'OnlineMeeting.ReadBasic.Chat',
  'OnlineMeetingParticipant.Read.Chat',
  'OnlineMeetingRecording.Read.Chat',
  'OnlineMeetingTranscript.Read.Chat',
  'TeamsActivity.Send.Chat',
  'TeamsAppInstallation.Read.Chat',
  'TeamsTab.Create.Chat',
  'TeamsTab.Delete.Chat',
  'TeamsTab.Read.Chat',
  'TeamsTab.ReadWrite.Chat',
];
const forTeams = [
  'ChannelMeeting.ReadBasic.Group',
  'ChannelMessage.Read.Group',
  'ChannelMessage.Send.Group',
  'ChannelSettings.Read.Group',
  'ChannelSettings.ReadWrite.Group',
  'Channel.Create.Group',
  'Channel.Delete.Group',
  'Member.Read.Group',
  'Owner.Read.Group',
  'TeamMember.Read.Group',
  'TeamsActivity.Send.Group',
  'TeamSettings.Read.Group',
  'TeamSettings.ReadWrite.Group',
  'TeamsAppInstallation.Read.Group',
  'TeamsTab.Create.Group',
  'TeamsTab.Delete.Group',
  'TeamsTab.Read.Group',
  'TeamsTab.ReadWrite.Group',
];

/** Every resource-specific permission that is known here. */
export const knownRsc: ReadonlySet<string> = new Set([...forPeople, ...forChats, ...forTeams]);
