import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ClientPage as ClientData } from '../../../shared/api/query-data.ts';
import type { ClientView } from '../../../shared/api/views.ts';
import { useQueryOf } from '../../client/use-query-of.ts';
import { rememberName } from '../../forms/chosen-names.ts';
import { FormButton } from '../../forms/form-button.tsx';
import { Asked, Empty } from '../../shell/states.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { RecordFrame } from '../record/record-frame.tsx';
import { PageLink } from '../rows/page-link.tsx';
import { Panel } from '../rows/panel.tsx';
import { PlainLink } from '../rows/plain-link.tsx';
import { useRowStyles } from '../rows/row-styles.ts';
import { Toned } from '../rows/toned.tsx';
import { WorkRows } from '../rows/work-rows.tsx';

const quick = ['contact.add', 'client.rename', 'client.activate', 'client.deactivate'];

const useStyles = makeStyles({ more: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}` } });

function People({ contacts, more }: { contacts: ClientData['contacts']; more: boolean }) {
  const styles = useRowStyles();
  const own = useStyles();
  const { t } = useTexts();
  if (contacts.length === 0) return <Empty title={t('client.contacts.none')} text={t('client.contacts.none.text')} />;
  return (
    <>
      <ul className={styles.list}>
        {contacts.map(({ id, name, mail, phone }, index) => (
          <li key={id}>
            <PlainLink
              row={{ ref: { kind: 'contact', id }, title: name, detail: phone === undefined ? mail : `${mail} · ${phone}` }}
              line={index > 0}
            />
          </li>
        ))}
      </ul>
      {more && <Text className={own.more}>{t('client.contacts.more')}</Text>}
    </>
  );
}

/** The page of a client: the people there, and what is open for it. */
export function ClientPage({ record }: { record: ClientView }) {
  const own = useStyles();
  const { t } = useTexts();
  const value = `client:${record.ref.id}`;
  // The same question as the page itself asked, so nothing is asked twice.
  const asked = useQueryOf('client.show', { client: value });
  rememberName(value, record.title);
  const marks = <Toned tone={record.active ? 'good' : 'neutral'} text={t(record.active ? 'client.active' : 'client.inactive')} />;
  return (
    <RecordFrame record={record} marks={marks} quick={quick}>
      <Asked asked={asked}>
        {({ data }) => (
          <>
            <Panel title={t('client.contacts')} count={data!.contacts.length}>
              <People contacts={data!.contacts} more={data!.more.contacts} />
            </Panel>
            <Panel
              title={t('client.tickets')}
              count={data!.tickets.length}
              actions={
                record.active && <FormButton action="ticket.create" first={{ client: value }} draft={`ticket.create ${value}`} />
              }
            >
              {data!.tickets.length > 0 ? (
                <WorkRows rows={data!.tickets} showAssignee />
              ) : (
                <Empty title={t('client.tickets.none')} />
              )}
              <div className={own.more}>
                <PageLink to={`/search?kind=ticket&status=all&client=${encodeURIComponent(record.title)}`}>
                  {t('client.tickets.all')}
                </PageLink>
              </div>
            </Panel>
          </>
        )}
      </Asked>
    </RecordFrame>
  );
}
