import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { AuditPage } from '../../../shared/api/query-data.ts';
import { useDefinition } from '../../forms/use-definition.ts';
import { useTexts } from '../../text/use-texts.ts';
import { PageLink } from '../rows/page-link.tsx';
import { Toned } from '../rows/toned.tsx';
import { inputsLine, placeOf } from './audit-lines.ts';

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
  title: { flexGrow: 1, minInlineSize: 0 },
  small: { color: tokens.colorNeutralForeground2 },
  link: {
    display: 'inline-flex',
    alignItems: 'center',
    minBlockSize: '24px',
    color: tokens.colorBrandForegroundLink,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

function One({ row }: { row: AuditPage['rows'][number] }) {
  const styles = useStyles();
  const { t, instant } = useTexts();
  const { actor, title, action, subject, inputs, undone } = row;
  const at = instant(row.at);
  const definition = useDefinition(action);
  const place = placeOf(subject);
  const line = inputsLine(inputs, (name) => definition?.inputs.find((input) => input.name === name)?.label ?? name);
  return (
    <li className={styles.one}>
      <span className={styles.head}>
        <Text weight="semibold" className={styles.title}>
          {title}
        </Text>
        {undone && <Toned tone="warning" text={t('audit.undone')} />}
        {place !== undefined && (
          <PageLink to={place} aria-label={t('audit.open.what', { title, at })}>
            {t('audit.open')}
          </PageLink>
        )}
      </span>
      <Text size={200} className={styles.small}>
        {t('audit.by', { name: actor.name, at, action })}
      </Text>
      {line && <Text size={200}>{line}</Text>}
    </li>
  );
}

/** What was done, newest first: what, by whom, when, with what, and whether it was taken back. */
export function AuditRows({ rows }: { rows: AuditPage['rows'] }) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {rows.map((row) => (
        <One key={row.id} row={row} />
      ))}
    </ul>
  );
}
