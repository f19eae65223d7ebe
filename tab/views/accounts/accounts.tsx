import { Button, Field, Input, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { AccountPage } from '../../../shared/api/query-data.ts';
import { useQueryOf } from '../../client/use-query-of.ts';
import { Control } from '../../forms/control.tsx';
import { useDefinition } from '../../forms/use-definition.ts';
import { Asked, Empty } from '../../shell/states.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { pageIn } from '../rows/page-in.ts';
import { PageLink } from '../rows/page-link.tsx';
import { Pager } from '../rows/pager.tsx';
import { Panel } from '../rows/panel.tsx';
import { usePageFilters } from '../rows/use-page-filters.ts';
import { SetupPage } from '../setup/setup-page.tsx';
import { SyncDirectory } from '../setup/sync-directory.tsx';
import { AccountList } from './account-list.tsx';
import { type Imported, useImporting } from './use-importing.ts';

const useStyles = makeStyles({
  filter: { maxInlineSize: '24rem' },
  add: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalM },
  told: { inlineSize: '100%' },
});

type Account = AccountPage['accounts'][number];
const aPage = 50;
const mostPages = 200;

function Told({ result }: { result: Imported }) {
  const { t, list } = useTexts();
  const { added, refused } = result;
  return (
    <MessageBar intent={refused.length > 0 ? 'warning' : 'success'} layout="multiline">
      <MessageBarBody>
        {added.length > 0 && t('account.added', { count: added.length, names: list(added) })}
        {refused.map(({ name, why }) => (
          <div key={name}>{t('account.refused', { name, why })}</div>
        ))}
      </MessageBarBody>
    </MessageBar>
  );
}

/** Which roles, and the button that adds everybody who is ticked. */
function Add({ chosen, onAdded }: { chosen: readonly Account[]; onAdded(): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const input = useDefinition('member.import')?.inputs.find(({ name }) => name === 'roles');
  const [roles, setRoles] = useState(input?.initial ?? '');
  const { run, at, result } = useImporting();
  const isReady = chosen.length > 0 && roles !== '' && at === undefined;
  const add = async () => {
    if (!isReady) return;
    await run(chosen, roles);
    onAdded();
  };
  const label = chosen.length === 0 ? t('account.none-chosen') : t('account.add', { count: chosen.length });
  return (
    <div className={styles.add}>
      {input && (
        <Field label={input.label} required>
          <Control input={input} name="account.roles" value={roles} onChange={setRoles} />
        </Field>
      )}
      <Button appearance="primary" disabledFocusable={!isReady} onClick={add}>
        {at === undefined ? label : t('account.adding', { at, count: chosen.length })}
      </Button>
      <div role="status" className={styles.told}>
        {result && <Told result={result} />}
      </div>
    </div>
  );
}

/** Why nobody is listed, and where that is mended. */
function nobody(page: AccountPage, words: string, t: ReturnType<typeof useTexts>['t']): { title: string; text?: string } {
  if (words) return { title: t('account.empty.words') };
  if (page.readAt) return { title: t('account.empty') };
  return {
    title: t('account.unread'),
    text: page.failure ? `${page.failure.text} ${page.failure.remedy}` : t('account.unread.text'),
  };
}

function Accounts() {
  const styles = useStyles();
  const { t, instant } = useTexts();
  const { search, setFilter } = usePageFilters();
  const [chosen, setChosen] = useState<ReadonlyMap<string, Account>>(new Map());
  const words = search.get('words') ?? '';
  const page = pageIn(search, mostPages);
  const input = { ...(words && { words: words.slice(0, 200) }), skip: (page - 1) * aPage, limit: aPage };
  const asked = useQueryOf('account.list', input, { keep: true });
  const accounts = asked.data?.data?.accounts ?? [];
  const choose = (id: string, isChosen: boolean) => {
    const next = new Map(chosen);
    const account = accounts.find((one) => one.id === id);
    if (isChosen && account) next.set(id, account);
    else next.delete(id);
    setChosen(next);
  };
  const readAt = asked.data?.data?.readAt;
  return (
    <>
      <PageLink to="/setup/members">{t('account.back')}</PageLink>
      <Field label={t('member.filter.words')} className={styles.filter}>
        <Input type="search" value={words} onChange={(_event, { value }) => setFilter('words', value, { replace: true })} />
      </Field>
      <Panel title={t('account.panel')} count={asked.data?.data?.total ?? 0}>
        <Asked asked={asked}>
          {({ data }) =>
            data!.accounts.length > 0 ? (
              <AccountList accounts={data!.accounts} chosen={new Set(chosen.keys())} onChoose={choose} />
            ) : (
              <Empty {...nobody(data!, words, t)} />
            )
          }
        </Asked>
      </Panel>
      <Pager page={page} more={asked.data?.data?.more ?? false} />
      <Panel title={t('account.add.panel')} padded>
        <Add chosen={[...chosen.values()]} onAdded={() => setChosen(new Map())} />
      </Panel>
      <Panel title={readAt ? t('account.read', { at: instant(readAt) }) : t('people.sync.panel')} padded>
        <SyncDirectory />
      </Panel>
    </>
  );
}

/** Members from the accounts of the organisation's directory, several at once. */
export function View() {
  const { t } = useTexts();
  return (
    <SetupPage title={t('account.title')}>
      <Accounts />
    </SetupPage>
  );
}
