import type { RegistrationFacts } from './teams-addresses.ts';

/** Commands to be pasted into PowerShell, with the ids of this very installation in them. */
export interface Snippet {
  title: string;
  text: string;
}

/** What the snippets are filled in with. */
export interface SnippetFacts
  extends Pick<
    RegistrationFacts,
    'applicationIdUri' | 'redirectUris' | 'tabRedirectUri' | 'messagingEndpoint' | 'authorizedClients'
  > {
  clientId: string;
  entraTenantId: string;
  /** Graph's application permissions. */
  permissions: readonly string[];
}

/** A text as PowerShell takes it literally. */
function quoted(text: string): string {
  return `'${text.replace(/['‘’‚‛]/g, (sign) => sign + sign)}'`;
}

function list(texts: readonly string[]): string {
  return `@(${texts.map(quoted).join(', ')})`;
}

/** Source: https://learn.microsoft.com/powershell/module/microsoft.graph.applications/update-mgapplication */
function permissionsSnippet({ clientId, entraTenantId, permissions }: SnippetFacts): string {
  // What is consented to here reaches every mailbox; those that Deskhand may reach are named one snippet further down.
  const wanted = permissions.filter((name) => !name.startsWith('Mail.'));
  return `Connect-MgGraph -TenantId ${quoted(entraTenantId)} -Scopes 'Application.ReadWrite.All', 'AppRoleAssignment.ReadWrite.All'
$app = Get-MgApplication -Filter "appId eq ${quoted(clientId)}"
$self = Get-MgServicePrincipal -Filter "appId eq ${quoted(clientId)}"
if (-not $self) { $self = New-MgServicePrincipal -AppId ${quoted(clientId)} }
$graph = Get-MgServicePrincipal -Filter "appId eq '00000003-0000-0000-c000-000000000000'"
# Without Mail.…: that is given for single mailboxes, below.
$wanted = ${list(wanted)}
$roles = $graph.AppRoles | Where-Object { $_.Value -in $wanted -and $_.AllowedMemberTypes -contains 'Application' }
Update-MgApplication -ApplicationId $app.Id -RequiredResourceAccess @(@{
  ResourceAppId = $graph.AppId
  ResourceAccess = @($roles | ForEach-Object { @{ Id = $_.Id; Type = 'Role' } })
})
$given = (Get-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $self.Id -All).AppRoleId
foreach ($role in $roles | Where-Object { $_.Id -notin $given }) {
  New-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $self.Id -PrincipalId $self.Id -ResourceId $graph.Id -AppRoleId $role.Id
}`;
}

/** Source: https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-register-aad */
function addressesSnippet(facts: SnippetFacts): string {
  const clients = facts.authorizedClients.map(
    ({ name, clientId }) => `  @{ AppId = ${quoted(clientId)}; DelegatedPermissionIds = @($scope.Id) } # ${name}`,
  );
  return `$app = Get-MgApplication -Filter "appId eq ${quoted(facts.clientId)}"
$scope = $app.Api.Oauth2PermissionScopes | Where-Object Value -eq 'access_as_user'
if (-not $scope) { $scope = @{
  Id = [guid]::NewGuid(); Value = 'access_as_user'; Type = 'User'; IsEnabled = $true
  AdminConsentDisplayName = 'Sign in to Deskhand'; AdminConsentDescription = 'Deskhand knows who you are.'
  UserConsentDisplayName = 'Sign in to Deskhand'; UserConsentDescription = 'Deskhand knows who you are.'
} }
$addresses = @{
  IdentifierUris = ${list([facts.applicationIdUri])}
  Web = @{ RedirectUris = ${list(facts.redirectUris)} }
  Spa = @{ RedirectUris = ${list([facts.tabRedirectUri])} }
}
Update-MgApplication -ApplicationId $app.Id @addresses -Api @{ RequestedAccessTokenVersion = 2; Oauth2PermissionScopes = @($scope) }
# The scope must be there before Teams can be named for it.
Update-MgApplication -ApplicationId $app.Id -Api @{ RequestedAccessTokenVersion = 2; Oauth2PermissionScopes = @($scope); PreAuthorizedApplications = @(
${clients.join('\n')}
) }`;
}

function secretSnippet({ clientId }: SnippetFacts): string {
  return `# A certificate (rather than a secret). Made with:
#   openssl req -x509 -newkey rsa:3072 -nodes -days 365 -subj '/CN=deskhand' -keyout deskhand.key -out deskhand.crt
$app = Get-MgApplication -Filter "appId eq ${quoted(clientId)}"
$made = [System.Security.Cryptography.X509Certificates.X509Certificate2]::new((Resolve-Path './deskhand.crt').Path)
Update-MgApplication -ApplicationId $app.Id -KeyCredentials (@($app.KeyCredentials) + @(@{ Type = 'AsymmetricX509Cert'; Usage = 'Verify'; Key = $made.RawData }))
# Or a secret for six months. It is shown this once: (…).SecretText
Add-MgApplicationPassword -ApplicationId $app.Id -PasswordCredential @{ DisplayName = 'Deskhand'; EndDateTime = (Get-Date).AddMonths(6) }`;
}

/** Source: https://learn.microsoft.com/exchange/permissions-exo/application-rbac */
function mailboxesSnippet({ clientId, entraTenantId }: SnippetFacts): string {
  return `Connect-MgGraph -TenantId ${quoted(entraTenantId)} -Scopes 'Application.Read.All'
Connect-ExchangeOnline
$self = Get-MgServicePrincipal -Filter "appId eq ${quoted(clientId)}"
New-ServicePrincipal -AppId ${quoted(clientId)} -ObjectId $self.Id -DisplayName 'Deskhand'
# Only the members of this group: shared mailboxes and people whose mail Deskhand reads.
$group = Get-Group 'Deskhand mailboxes'
New-ManagementScope -Name 'Deskhand mailboxes' -RecipientRestrictionFilter "MemberOfGroup -eq '$($group.DistinguishedName)'"
foreach ($role in 'Application Mail.ReadWrite', 'Application Mail.Send', 'Application Calendars.ReadWrite') {
  New-ManagementRoleAssignment -App $self.Id -Role $role -CustomResourceScope 'Deskhand mailboxes'
}
# Must say InScope: True for a mailbox of the group, and False for any other.
Test-ServicePrincipalAuthorization -Identity ${quoted(clientId)} -Resource 'support@your-domain.example'`;
}

/** Source: https://learn.microsoft.com/graph/cloud-communication-online-meeting-application-access-policy */
function meetingsSnippet({ clientId }: SnippetFacts): string {
  return `Connect-MicrosoftTeams
New-CsApplicationAccessPolicy -Identity 'Deskhand-meetings' -AppIds ${quoted(clientId)} -Description 'Deskhand makes the meetings of appointments'
# Whoever is the organizer of the meetings. It takes up to 30 minutes to count.
Grant-CsApplicationAccessPolicy -PolicyName 'Deskhand-meetings' -Identity 'organizer@your-domain.example'`;
}

/** Source: https://learn.microsoft.com/cli/azure/bot */
function botSnippet({ clientId, entraTenantId, messagingEndpoint }: SnippetFacts): string {
  return `az bot create --resource-group deskhand --name deskhand --app-type SingleTenant --appid ${quoted(clientId)} --tenant-id ${quoted(entraTenantId)} --endpoint ${quoted(messagingEndpoint)}
az bot msteams create --resource-group deskhand --name deskhand`;
}

/** The snippets in the order in which a registration is set up. Nothing secret is in them. */
export function setupSnippets(facts: SnippetFacts): Snippet[] {
  return [
    { title: 'Permissions, and consent to them (Microsoft Graph PowerShell)', text: permissionsSnippet(facts) },
    { title: 'Addresses and single sign-on (Microsoft Graph PowerShell)', text: addressesSnippet(facts) },
    { title: 'What it signs in with (Microsoft Graph PowerShell)', text: secretSnippet(facts) },
    { title: 'The bot (Azure CLI)', text: botSnippet(facts) },
    { title: 'Mailboxes it may reach: RBAC for Applications (Exchange Online PowerShell)', text: mailboxesSnippet(facts) },
    { title: 'Meetings it may make (Microsoft Teams PowerShell)', text: meetingsSnippet(facts) },
  ];
}
