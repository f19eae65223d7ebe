/** The operations of Graph which the contract is cut for: the method, and the path as Microsoft's OpenAPI has it. */
export const operations: readonly string[] = [
  'GET /users',
  'GET /users/{user-id}',
  'GET /users/delta()',
  'GET /me',
  'GET /organization',
  'GET /applications',
  'GET /servicePrincipals',
  'GET /servicePrincipals/{servicePrincipal-id}',
  'GET /servicePrincipals/{servicePrincipal-id}/appRoleAssignments',
  'GET /servicePrincipals/{servicePrincipal-id}/oauth2PermissionGrants',
  'GET /oauth2PermissionGrants',
  'GET /appCatalogs/teamsApps',
  'GET /users/{user-id}/teamwork/installedApps',
  'POST /users/{user-id}/teamwork/installedApps',
  'GET /users/{user-id}/teamwork/installedApps/{userScopeTeamsAppInstallation-id}',
  'DELETE /users/{user-id}/teamwork/installedApps/{userScopeTeamsAppInstallation-id}',
  'GET /users/{user-id}/teamwork/installedApps/{userScopeTeamsAppInstallation-id}/chat',
  'POST /users/{user-id}/teamwork/sendActivityNotification',
  'POST /teamwork/sendActivityNotificationToRecipients',
  'GET /subscriptions',
  'POST /subscriptions',
  'GET /subscriptions/{subscription-id}',
  'PATCH /subscriptions/{subscription-id}',
  'DELETE /subscriptions/{subscription-id}',
  'POST /subscriptions/{subscription-id}/reauthorize',
  'GET /users/{user-id}/messages',
];

/** Entities whose properties are part of the contract; any other entity that one of them mentions is left open (`any`). */
export const entities: readonly string[] = [
  'entity',
  'directoryObject',
  'user',
  'organization',
  'application',
  'servicePrincipal',
  'appRoleAssignment',
  'oAuth2PermissionGrant',
  'teamsApp',
  'teamsAppDefinition',
  'teamsAppInstallation',
  'userScopeTeamsAppInstallation',
  'chat',
  'subscription',
  'outlookItem',
  'message',
];

/** Objects that are taken along though none of these operations mentions them yet. */
export const extraObjects: readonly string[] = ['dateTimeTimeZone', 'keyValuePair', 'itemBody'];
