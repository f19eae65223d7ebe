import type { ContractObject, ContractOperation } from './contract-types.ts';

/**
 * What the types do not say. Source: learn.microsoft.com, "Combine multiple HTTP requests using JSON batching", "teamwork:
 * sendActivityNotificationToRecipients", "userTeamwork: sendActivityNotification", "dateTimeTimeZone resource type", "Create subscription".
 */
export const handWritten: {
  readonly notes: readonly string[];
  readonly operations: Readonly<Record<string, { [name in keyof ContractOperation]?: ContractOperation[name] | undefined }>>;
  readonly objects: Readonly<Record<string, ContractObject>>;
} = {
  notes: [
    'POST /$batch, batchRequest, batchAnswer: not in the OpenAPI; from "JSON batching".',
    'teamworkNotificationRecipient.userId: the subtype aadUserNotificationRecipient is missing from the types.',
    'required parameters of the two activity-notification actions, and 202 for the one to recipients: from their pages.',
    'dateTimeTimeZone.dateTime carries no offset; both its properties are needed.',
    'installing an app answers 201 without a body: from "Install app for user".',
    'paging by $skiptoken and $deltatoken: query parameters that Graph puts in its own links.',
    'required properties of other requests: those whose description begins with "Required".',
  ],
  operations: {
    'POST /$batch': { query: [], headers: [], request: 'batchRequest', response: 'batchAnswer', status: 200 },
    'POST /teamwork/sendActivityNotificationToRecipients': { status: 202 },
    'POST /users/{user-id}/teamwork/installedApps': { status: 201, response: undefined },
    'POST /subscriptions': { status: 201 },
    'GET /users/delta()': {
      query: ['$top', '$filter', '$select', '$orderby', '$expand', '$count', '$search', '$skip', '$skiptoken', '$deltatoken'],
    },
  },
  objects: {
    batchRequest: { properties: { requests: 'batchRequestItem[]' }, required: ['requests'] },
    batchRequestItem: {
      properties: { id: 'string', method: 'string', url: 'string', headers: 'any', body: 'any', dependsOn: 'string[]' },
      required: ['id', 'method', 'url'],
    },
    batchAnswer: { properties: { responses: 'batchAnswerItem[]', '@odata.nextLink': 'string' } },
    batchAnswerItem: { properties: { id: 'string', status: 'int32', headers: 'any', body: 'any' } },
    teamworkNotificationRecipient: { properties: { userId: 'string' }, required: ['userId'] },
    teamworkActivityTopic: { properties: {}, required: ['source', 'value'] },
    keyValuePair: { properties: {}, required: ['name'] },
    dateTimeTimeZone: { properties: { dateTime: 'local-date-time', timeZone: 'string' }, required: ['dateTime', 'timeZone'] },
    'sendActivityNotification.request': { properties: {}, required: ['topic', 'activityType', 'previewText'] },
    'sendActivityNotificationToRecipients.request': {
      properties: {},
      required: ['topic', 'activityType', 'previewText', 'recipients'],
    },
  },
};
