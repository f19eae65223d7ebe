import { Button } from '@fluentui/react-components';
import { Component, type ComponentType, type ErrorInfo, lazy, type ReactNode, Suspense } from 'react';
import { Routes, useLocation, useNavigate } from '../router/router.tsx';
import { wholeCatalogue } from '../text/load-texts.ts';
import { useTexts } from '../text/use-texts.ts';
import { MorePage } from './more-page.tsx';
import { Failed, Loading, State } from './states.tsx';
import { type ViewEntry, views } from './views.ts';

/** A page whose code, and whatever words it says, come when it is opened. */
function lazily({ path, load }: ViewEntry): ComponentType {
  return lazy(async () => {
    const [{ View }] = await Promise.all([load(), path !== '/' && wholeCatalogue()]);
    return { default: View };
  });
}

const pages = [
  ...views.map((view) => {
    const View = lazily(view);
    return { path: view.path, element: <View key={view.path} /> };
  }),
  { path: '/more', element: <MorePage /> },
];

/** An error of a page stays on that page: the navigation goes on working. */
class Fence extends Component<{ place: string; children: ReactNode }, { error?: unknown; place?: string }> {
  override state: { error?: unknown; place?: string } = {};
  static getDerivedStateFromError(error: unknown) {
    return { error };
  }
  static getDerivedStateFromProps({ place }: { place: string }, state: { error?: unknown; place?: string }) {
    return place === state.place ? null : { place, error: undefined };
  }
  override componentDidCatch(error: unknown, { componentStack }: ErrorInfo) {
    console.error('a page failed', error, componentStack);
  }
  override render() {
    const { error } = this.state;
    // A page whose code did not arrive is there after loading anew; React remembers that it failed.
    return error === undefined ? this.props.children : <Failed error={error} retry={() => window.location.reload()} />;
  }
}

function NoSuchPage() {
  const { t } = useTexts();
  const navigate = useNavigate();
  return (
    <State
      title={t('state.missing.title')}
      text={t('state.missing.text')}
      actions={<Button onClick={() => navigate('/')}>{t('state.home')}</Button>}
    />
  );
}

/** The page at the present address. */
export function Pages() {
  const { pathname } = useLocation();
  return (
    <Fence place={pathname}>
      <Suspense fallback={<Loading />}>
        <Routes pages={pages} otherwise={<NoSuchPage />} />
      </Suspense>
    </Fence>
  );
}
