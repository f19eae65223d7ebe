import { makeStyles, Text, Title2, tokens } from '@fluentui/react-components';
import { useDeskTab } from '../../client/desk-context.ts';
import { ActionForm } from '../../forms/action-form.tsx';
import { useTexts } from '../../text/use-texts.ts';

const useStyles = makeStyles({
  page: { flexGrow: 1, overflowY: 'auto', padding: tokens.spacingHorizontalL },
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    boxSizing: 'border-box',
    maxInlineSize: '36rem',
    marginInline: 'auto',
    marginBlock: tokens.spacingVerticalXXL,
    padding: tokens.spacingHorizontalXXL,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow8,
    '@media (max-width: 639px)': { padding: tokens.spacingHorizontalL, marginBlock: 0 },
  },
  title: { margin: 0 },
  small: { color: tokens.colorNeutralForeground2 },
});

/** What somebody sees who came by the first set-up link: there is no desk yet, and they open it. `onOpen` is called when it is there. */
export function FirstDesk({ onOpen }: { onOpen(): void }) {
  const styles = useStyles();
  const { t, instant } = useTexts();
  const { me, host } = useDeskTab();
  const definition = me.definitions.find(({ name }) => name === 'desk.create')!;
  const first = { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, locale: host.locale };
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <Title2 as="h1" className={styles.title}>
          {t('first-desk.title')}
        </Title2>
        <Text>{t('first-desk.text')}</Text>
        <ActionForm definition={definition} first={first} draft={definition.name} onDone={onOpen} />
        {me.setupUntil !== undefined && (
          <Text size={200} className={styles.small}>
            {t('first-desk.until', { time: instant(me.setupUntil) })}
          </Text>
        )}
      </div>
    </main>
  );
}
