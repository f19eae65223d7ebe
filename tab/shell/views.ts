import type { ComponentType } from 'react';
import type { TextKey } from '../text/load-texts.ts';

/** The picture of a page in the navigation, drawn by `nav-icon.tsx`. */
export type NavIcon =
  | 'work'
  | 'search'
  | 'approvals'
  | 'time'
  | 'notices'
  | 'audit'
  | 'setup'
  | 'health'
  | 'members'
  | 'settings';

/** A page of the tab. */
export interface ViewEntry {
  /** Below `/tab`; `:name` stands for one segment. */
  path: string;
  /** Its module, whose export `View` draws it; loaded when the page is opened. */
  load(): Promise<{ View: ComponentType }>;
  /** Its place in the navigation; without it the page is reached by links. */
  nav?: { title: TextKey; icon: NavIcon /** Who sees it; everybody when left out. */; grant?: string };
}

/** Every page, one line each; the navigation is in this order. */
export const views: readonly ViewEntry[] = [
  { path: '/', load: () => import('../views/my-work/my-work.tsx'), nav: { title: 'nav.work', icon: 'work' } },
  {
    path: '/search',
    load: () => import('../views/search/search.tsx'),
    nav: { title: 'nav.search', icon: 'search', grant: 'ticket.read' },
  },
  {
    path: '/approvals',
    load: () => import('../views/approvals/approvals.tsx'),
    nav: { title: 'nav.approvals', icon: 'approvals', grant: 'approval.read' },
  },
  { path: '/time', load: () => import('../views/time/time.tsx'), nav: { title: 'nav.time', icon: 'time', grant: 'time.write' } },
  { path: '/notices', load: () => import('../views/notices/notices.tsx'), nav: { title: 'nav.notices', icon: 'notices' } },
  { path: '/settings', load: () => import('../views/settings/settings.tsx'), nav: { title: 'nav.settings', icon: 'settings' } },
  {
    path: '/audit',
    load: () => import('../views/audit/audit.tsx'),
    nav: { title: 'nav.audit', icon: 'audit', grant: 'desk.administer' },
  },
  {
    path: '/setup',
    load: () => import('../views/setup/setup.tsx'),
    nav: { title: 'nav.setup', icon: 'setup', grant: 'desk.administer' },
  },
  { path: '/setup/profiles', load: () => import('../views/profiles/profiles.tsx') },
  { path: '/setup/profiles/:id', load: () => import('../views/profiles/profile.tsx') },
  { path: '/setup/bindings', load: () => import('../views/bindings/bindings.tsx') },
  { path: '/setup/switches', load: () => import('../views/switches/switches.tsx') },
  { path: '/setup/members', load: () => import('../views/members/members.tsx') },
  { path: '/setup/accounts', load: () => import('../views/accounts/accounts.tsx') },
  { path: '/setup/diagnosis', load: () => import('../views/diagnosis/diagnosis.tsx') },
  { path: '/setup/deliveries', load: () => import('../views/deliveries/deliveries.tsx') },
  { path: '/setup/deliveries/:id', load: () => import('../views/deliveries/delivery.tsx') },
  { path: '/setup/health', load: () => import('../views/health/health.tsx') },
  { path: '/records/:kind/:id', load: () => import('../views/record/record.tsx') },
];
