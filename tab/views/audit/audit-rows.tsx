import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { AuditPage } from '../../../shared/api/query-data.ts';
import type { RecordReference } from '../../../shared/domain/records.ts';
import { useTexts } from '../../text/use-texts.ts';
import { PageLink } from '../rows/page-link.tsx';
import { pathOf } from '../rows/path-of.ts';
import { Toned } from '../rows/toned.tsx';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  one: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    borderBlockStartWidth: '1px',
    borderBlockStartStyle: 'solid',
    borderBlockStartColor: tokens.colorNeutralStroke3,
    overflowWrap: 'anywhere',
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  small: { color: tokens.colorNeutralForeground2 },
  link: {
    display: 'inline-flex',
    alignItems: 'center',
    minBlockSize: '24px',
    color: tokens.colorBrandForegroundLink,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

/** Where the record of a line is shown; `undefined` for kinds that have no page. */
export function placeOf(subject: RecordReference): string | undefined {
  if (subject.kind === 'profile') return `/setup/profiles/${subject.id}`;
  if (subject.kind === 'delivery') return `/setup/deliveries/${subject.id}`;
  if (subject.kind === 'teams-integration') return '/setup';
  return ['ticket', 'task', 'approval'].includes(subject.kind) ? pathOf(subject) : undefined;
}

/** The inputs that were recorded, as one line; what is empty is left out. */
export function inputsLine(inputs: { readonly [name: string]: string }): string {
  const given = Object.entries(inputs).filter(([, value]) => value !== '');
  return given.map(([name, value]) => `${name}: ${value}`).join(' · ');
}

/** What was done, newest first: what, by whom, when, with what, and whether it was taken back. */
export function AuditRows({ rows }: { rows: AuditPage['rows'] }) {
  const styles = useStyles();
  const { t, instant } = useTexts();
  return (
    <ul className={styles.list}>
      {rows.map(({ id, at, actor, title, action, subject, inputs, undone }) => {
        const place = placeOf(subject);
        const line = inputsLine(inputs);
        return (
          <li key={id} className={styles.one}>
            <span className={styles.head}>
              <Text weight="semibold">{title}</Text>
              {undone && <Toned tone="warning" text={t('audit.undone')} />}
            </span>
            <Text>{t('audit.by', { name: actor.name, at: instant(at) })}</Text>
            {line && (
              <Text size={200} className={styles.small}>
                {line}
              </Text>
            )}
            <Text size={200} className={styles.small}>
              {action}
            </Text>
            {place !== undefined && (
              <span>
                <PageLink to={place} aria-label={t('audit.open.what', { title, at: instant(at) })}>
                  {t('audit.open')}
                </PageLink>
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
