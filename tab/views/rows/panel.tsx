import { CounterBadge, makeStyles, mergeClasses, Subtitle2, tokens } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';
import { useTexts } from '../../text/use-texts.ts';

const useStyles = makeStyles({
  panel: {
    minInlineSize: 0,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    overflow: 'hidden',
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minBlockSize: '44px',
    boxSizing: 'border-box',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
  },
  title: { margin: 0, flexGrow: 1, display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  padded: { padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalL}` },
});

/** A part of a page with a heading of the second rank; `count` stands beside it. */
export function Panel({
  title,
  count,
  actions,
  padded = false,
  className,
  children,
}: {
  title: string;
  count?: number;
  actions?: ReactNode;
  padded?: boolean;
  className?: string | undefined;
  children: ReactNode;
}) {
  const styles = useStyles();
  const { t } = useTexts();
  const heading = useId();
  return (
    <section className={mergeClasses(styles.panel, className)} aria-labelledby={heading}>
      <div className={styles.head}>
        <Subtitle2 as="h2" id={heading} className={styles.title}>
          {title}
          {count !== undefined && count > 0 && (
            <CounterBadge
              count={count}
              appearance="filled"
              color="informative"
              size="small"
              aria-label={t('count.items', { count })}
              role="img"
            />
          )}
        </Subtitle2>
        {actions}
      </div>
      <div className={padded ? styles.padded : undefined}>{children}</div>
    </section>
  );
}
