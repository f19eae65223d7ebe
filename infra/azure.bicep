// One installation of Deskhand in Azure: the web app, its database, its secrets, its bot. See docs/app-package.md.
targetScope = 'resourceGroup'

@description('The beginning of every name.')
@minLength(2)
@maxLength(12)
param prefix string = 'deskhand'

@description('What makes the names unique; letters and digits.')
@minLength(2)
@maxLength(8)
param suffix string

param location string = resourceGroup().location

@description('The client id of the application registration: bot, sign-in and Graph.')
param applicationId string

@description('The id of the app in its manifest: notices open it.')
param teamsAppId string

@description('The Entra tenant that the registration is in.')
param entraTenantId string = tenant().tenantId

@secure()
@description('The client secret of the registration.')
param applicationSecret string

@secure()
@description('The key that seals secrets in the store: openssl rand -base64 32. It is never made here, so that a second deployment cannot lose it.')
param secretKey string

@description('Where the bot lives. Only a registration of one tenant is made; the bot of another installation is not.')
@allowed(['SingleTenant'])
param botType string = 'SingleTenant'

@secure()
@description('A MongoDB connection string. Empty: a Cosmos DB for MongoDB vCore cluster is made.')
param mongoUri string = ''

@secure()
@description('The administrator password of the cluster that is made; not needed with a connection string.')
param mongoPassword string = ''

param mongoTier string = 'M30'
param planSku string = 'P0v3'
param retentionDays int = 30

var name = '${prefix}-${suffix}'
var makesCluster = empty(mongoUri)
var mongoUser = 'deskhand'
// Key Vault Secrets User. Source: learn.microsoft.com, "Azure built-in roles".
var secretsUser = '4633458b-17de-408a-b874-0445c86b69e6'

// The one folder of a web app that outlasts its deployments.
var kept = '/home'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-identity'
  location: location
}

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: retentionDays
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: '${name}-insights'
  location: location
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: logs.id
  }
}

resource cluster 'Microsoft.DocumentDB/mongoClusters@2024-07-01' = if (makesCluster) {
  name: '${name}-mongo'
  location: location
  properties: {
    administrator: {
      userName: mongoUser
      password: mongoPassword
    }
    serverVersion: '7.0'
    compute: { tier: mongoTier }
    storage: { sizeGb: 128 }
    sharding: { shardCount: 1 }
    highAvailability: { targetMode: 'Disabled' }
  }
}

// The web app reaches the cluster from addresses of Azure alone.
resource fromAzure 'Microsoft.DocumentDB/mongoClusters/firewallRules@2024-07-01' = if (makesCluster) {
  parent: cluster
  name: 'azure'
  properties: {
    startIpAddress: '0.0.0.0'
    endIpAddress: '0.0.0.0'
  }
}

var clusterUri = 'mongodb+srv://${mongoUser}:${uriComponent(mongoPassword)}@${name}-mongo.mongocluster.cosmos.azure.com/deskhand?tls=true&authMechanism=SCRAM-SHA-256&retrywrites=false&maxIdleTimeMS=120000'

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: '${name}-kv'
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    enablePurgeProtection: true
  }
}

resource secretApplication 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'bot-secret'
  properties: { value: applicationSecret }
}

resource secretSealing 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'secret-key'
  properties: { value: secretKey }
}

resource secretMongo 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'mongodb-uri'
  properties: { value: makesCluster ? clusterUri : mongoUri }
}

resource mayRead 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, identity.id, secretsUser)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
  }
}

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: '${name}-plan'
  location: location
  kind: 'linux'
  sku: { name: planSku }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2023-12-01' = {
  name: '${name}-app'
  location: location
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identity.id
    siteConfig: {
      linuxFxVersion: 'NODE|24-lts'
      appCommandLine: 'npm start'
      alwaysOn: true
      ftpsState: 'Disabled'
      minTlsVersion: '1.2'
      http20Enabled: true
      healthCheckPath: '/healthz'
    }
  }
}

resource appSettings 'Microsoft.Web/sites/config@2023-12-01' = {
  parent: app
  name: 'appsettings'
  dependsOn: [mayRead, fromAzure]
  properties: {
    SCM_DO_BUILD_DURING_DEPLOYMENT: 'true'
    WEBSITES_PORT: '8080'
    APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
    ApplicationInsightsAgent_EXTENSION_VERSION: '~3'
    DESKHAND_MODE: 'live'
    DESKHAND_HOST: '0.0.0.0'
    DESKHAND_PORT: '8080'
    // Outside of wwwroot, which a deployment empties: which package versions were made is kept there.
    DESKHAND_DATA: '${kept}/deskhand'
    DESKHAND_PUBLIC_URL: 'https://${app.properties.defaultHostName}'
    DESKHAND_SECRET_KEY: '@Microsoft.KeyVault(SecretUri=${secretSealing.properties.secretUri})'
    MONGODB_URI: '@Microsoft.KeyVault(SecretUri=${secretMongo.properties.secretUri})'
    BOT_ID: applicationId
    BOT_SECRET: '@Microsoft.KeyVault(SecretUri=${secretApplication.properties.secretUri})'
    BOT_TENANT_ID: entraTenantId
    TEAMS_APP_ID: teamsAppId
  }
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${name}-bot'
  location: 'global'
  kind: 'azurebot'
  sku: { name: 'S1' }
  properties: {
    displayName: 'Deskhand'
    endpoint: 'https://${app.properties.defaultHostName}/api/messages'
    msaAppId: applicationId
    msaAppTenantId: entraTenantId
    msaAppType: botType
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: { channelName: 'MsTeamsChannel' }
}

// The toolkit writes these into env/.env.<name>.
output BOT_ID string = applicationId
output HOST string = app.properties.defaultHostName
output WEB_APP_RESOURCE_ID string = app.id
