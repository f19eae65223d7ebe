import { Button, makeStyles, Title3, tokens } from '@fluentui/react-components';
import { ShareRegular } from '@fluentui/react-icons';
import { type ReactNode, useEffect, useId } from 'react';
import { useDeskTab } from '../client/desk-context.ts';
import { addressOf } from '../host/address-of.ts';
import { useLocation } from '../router/router.tsx';
import { useTexts } from '../text/use-texts.ts';
import { HeadedContext } from './headed.ts';
import { tell } from './told.ts';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minInlineSize: 0 },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  title: { flexGrow: 1, flexBasis: '12rem', minInlineSize: 0, margin: 0, overflowWrap: 'anywhere' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** What a page is made of. */
export interface PageProps {
  title: string;
  /** Buttons beside the title. */
  actions?: ReactNode;
  /** Offers to hand the page's address on. */
  shares?: boolean;
  children: ReactNode;
}

/** The frame of every page: its title as the one heading of the first rank, its actions, its content. Teams draws the header above, so there is none here. */
export function Page({ title, actions, shares = false, children }: PageProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const heading = useId();
  useEffect(() => {
    document.title = `${title} – ${t('app.name')}`;
  }, [title, t]);
  return (
    <section className={styles.page} aria-labelledby={heading}>
      <div className={styles.head}>
        <Title3 as="h1" id={heading} className={styles.title}>
          {title}
        </Title3>
        {(actions || shares) && (
          <div className={styles.actions}>
            {actions}
            {shares && <ShareButton title={title} />}
          </div>
        )}
      </div>
      <HeadedContext value={true}>{children}</HeadedContext>
    </section>
  );
}

function ShareButton({ title }: { title: string }) {
  const { t } = useTexts();
  const { host, config } = useDeskTab();
  const { pathname, search } = useLocation();
  const path = `${pathname}${search}`;
  const share = async () => {
    try {
      if ((await host.share({ path, title })) === 'copied') tell({ text: t('page.shared') });
    } catch {
      tell({ text: t('page.share.failed', { link: addressOf(config.publicUrl, path) }), tone: 'bad' });
    }
  };
  return <Button icon={<ShareRegular />} appearance="subtle" aria-label={t('page.share')} onClick={share} />;
}
