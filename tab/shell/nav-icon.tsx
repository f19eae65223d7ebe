import {
  AlertRegular,
  ApprovalsAppRegular,
  BriefcaseRegular,
  ClipboardTextLtrRegular,
  HeartPulseRegular,
  MoreHorizontalRegular,
  PeopleRegular,
  PersonRegular,
  SearchRegular,
  SettingsRegular,
  TimerRegular,
} from '@fluentui/react-icons';
import type { NavIcon } from './views.ts';

const icons = {
  work: BriefcaseRegular,
  search: SearchRegular,
  approvals: ApprovalsAppRegular,
  time: TimerRegular,
  notices: AlertRegular,
  audit: ClipboardTextLtrRegular,
  setup: SettingsRegular,
  health: HeartPulseRegular,
  members: PeopleRegular,
  settings: PersonRegular,
  more: MoreHorizontalRegular,
};

/** The picture of a page in the navigation. */
export function PageIcon({ name }: { name: NavIcon | 'more' }) {
  const Icon = icons[name];
  return <Icon fontSize={20} aria-hidden />;
}
