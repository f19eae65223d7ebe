import { say } from '../../../shared/text/say.ts';
import { operation } from '../operation.ts';
import type { PageOf } from '../paging.ts';

/** Tries whether the application reaches a mailbox: asks for the id of one message. */
export const probeMailbox = operation<undefined, PageOf<{ id: string }>>()({
  name: 'mailbox.probe',
  endpoint: 'GET /users/{user-id}/messages',
  documentation: 'https://learn.microsoft.com/graph/api/user-list-messages',
  permission: {
    application: 'Mail.ReadBasic.All',
    delegated: 'Mail.ReadBasic',
    neededFor: 'proving that the application reads the mailboxes it should and no others',
    withoutIt: say`Whether mailboxes are reachable shows only with the first mail sync.`,
  },
  does: say`look into this mailbox`,
  answers: 'page',
  budget: 'mailbox',
  mailbox: 'user-id',
  immutableIds: true,
});
