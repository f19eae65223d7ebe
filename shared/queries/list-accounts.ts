import type { AccountPage } from '../api/query-data.ts';
import { defineQuery } from '../definition/action.ts';
import type { DirectoryAccount } from '../domain/directory-account.ts';
import type { FailureData } from '../errors/failure.ts';
import { field } from '../fields/field-builders.ts';
import { pageFields, usualPage } from '../fields/page-fields.ts';
import { fold } from '../text/fold.ts';

const most = 5_000;

/** Whether every word begins a word of the account's name or address. */
function fits({ name, mail }: DirectoryAccount, words: readonly string[]): boolean {
  const own = fold(`${name} ${mail}`).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.every((word) => own.some((one) => one.startsWith(word)));
}

/** Lists the accounts of the organisation that no member has yet: enabled, no guests, by name. */
export const listAccounts = defineQuery({
  name: 'account.list',
  title: 'Accounts without a member',
  summary: 'Lists the accounts of the directory that are nobody’s in the desk yet.',
  phrases: ['directory accounts', 'accounts without [a] member'],
  input: { words: field.text('Name or mail', { max: 200, optional: true }), ...pageFields },
  permission: { grant: 'desk.administer' },
  async run({ accounts, members }, { words = '', skip = 0, limit = usualPage }) {
    const [all, people, read] = await Promise.all([accounts.all(), members.search('', { limit: most }), accounts.read()]);
    const ids = new Set(people.flatMap(({ entraObjectId }) => entraObjectId?.toLowerCase() ?? []));
    const mails = new Set(people.map(({ mail }) => mail));
    const wanted = fold(words).match(/[\p{L}\p{N}]+/gu) ?? [];
    const free = all.filter((one) => one.mail !== '' && !ids.has(one.id) && !mails.has(one.mail) && fits(one, wanted));
    free.sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id));
    const shown = free.slice(skip, skip + limit);
    const data: AccountPage = {
      accounts: shown,
      skip,
      more: free.length > skip + limit,
      total: free.length,
      ...(read.at && { readAt: read.at.toISOString() }),
      ...(read.failure && { failure: read.failure }),
    };
    return { text: sentence(free, shown, read, words), data };
  },
});

function sentence(
  free: readonly DirectoryAccount[],
  shown: readonly DirectoryAccount[],
  read: { at?: Date; failure?: Omit<FailureData, 'code'> },
  words: string,
): string {
  if (!read.at && free.length === 0) {
    if (read.failure) return `The directory was not read yet. ${read.failure.text} ${read.failure.remedy}`;
    return 'The directory was not read yet. “sync directory” reads it.';
  }
  if (free.length === 0) return words ? `No such account without a member.` : 'Every account of the directory has a member.';
  const named = shown
    .slice(0, 10)
    .map(({ name, mail }) => `${name} (${mail})`)
    .join(', ');
  const more = free.length > 10 ? ', and more' : '';
  return `${free.length} ${free.length === 1 ? 'account' : 'accounts'} without a member: ${named}${more}. Add one with “add account ${shown[0]?.mail ?? '…'} as technician”.`;
}
