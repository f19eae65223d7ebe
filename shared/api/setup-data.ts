import type { ChangeNotifications } from '../domain/change-notifications.ts';
import type { Check } from '../domain/check.ts';
import type { DirectoryRun } from '../domain/directory-run.ts';
import type { ProfileStatus } from '../domain/microsoft-profile.ts';
import type { DeliveryChannel, DeliveryState } from '../domain/notices/delivery.ts';
import type { NoticeWay } from '../domain/notices/notice-preferences.ts';
import type { RecordReference } from '../domain/records.ts';
import type { RegistrationFacts } from '../domain/teams-addresses.ts';
import type { Capability, NoticeCategory } from '../domain/teams-integration.ts';
import type { Tenant } from '../domain/tenant.ts';
import type { Consumer } from '../ports/microsoft.ts';
import type { SaidBeside } from '../text/say.ts';
import type { Instant } from './answers.ts';

/** A client secret as administrators see it: masked. */
export interface SecretFacts {
  id: string;
  /** `…` and the last four characters. */
  hint: string;
  addedAt: Instant;
  /** The last day it serves, where whoever entered it said so. */
  expiresOn?: string;
  /** Microsoft refused it. */
  refused?: { code: string; at: Instant };
}

/** A Microsoft profile as administrators see it; nothing secret in it. */
export interface ProfileFacts {
  id: string;
  name: string;
  clientId: string;
  entraTenantId: string;
  status: ProfileStatus;
  reason?: string;
  source: 'entered' | 'environment';
  isDefault: boolean;
  secrets: SecretFacts[];
  certificate?: { thumbprint: string; subject: string; expiresAt: Instant };
  tested?: { at: Instant; ok: boolean; code?: string; text: string; said?: SaidBeside<'text'> };
  connection?: { state: 'connected' | 'dead'; at: Instant; reason?: string };
}

/** Who serves a part of the desk. */
export interface BindingFacts {
  consumer: Consumer;
  profileId?: string;
  profile?: string;
  /** Bound to it, not merely served by the default. */
  bound: boolean;
}

/** `teams.status`: how Teams stands, and what is switched off. */
export interface TeamsStatusFacts {
  install: { state: Tenant['teams']; at: Instant; reason?: string };
  capabilitiesOff: Capability[];
  noticesOff: NoticeCategory[];
  actionsOff: string[];
  /** Every action that can be switched, by name. */
  actions: { name: string; title: string; isOn: boolean }[];
  steps: Check[];
}

/** `teams.setup`: what is to be entered in Microsoft's portals. */
export type TeamsSetupFacts = RegistrationFacts & { profile: ProfileFacts; permissions: string[] };

/** Something that left the desk or was to leave it, as lists have it. */
export interface DeliveryFacts {
  _id: string;
  name: string;
  channel: DeliveryChannel;
  state: DeliveryState;
  reason?: string;
  about?: RecordReference;
  recipient: string;
  /** The member's name, where it is one. */
  recipientName?: string;
  at: Instant;
  attempts?: number;
  notBefore?: Instant;
  leftAt?: Instant;
  notice?: { category: NoticeCategory; title: string; preview: string };
}

/** `delivery.list`: newest first. `more`: there is a further page. */
export interface DeliveryPage {
  deliveries: DeliveryFacts[];
  more: boolean;
}

/** `notice.preferences`: what this person chose, and where each sort of notices goes at present. */
export interface NoticeFacts {
  /** Where each sort goes now, with what the desk and its administrators say. */
  ways: { category: NoticeCategory; way: NoticeWay; isOff: boolean }[];
  preferences: {
    quiet?: { fromMinute: number; toMinute: number };
    digestMinute?: number;
    snoozedUntil?: Instant;
    withoutFallback?: boolean;
  };
}

/** `desk.health`: what left by day, oldest first, and calls by hour. */
export interface DeskHealth {
  deliveries: { on: string; arrived: number; waiting: number; skipped: number; failed: number; uncertain: number }[];
  /** There were more than are counted: the first days may be short of some. */
  isCut: boolean;
  calls: { since: Instant; hours: { at: Instant; done: number; refused: number; failed: number }[] };
}

/** `subscription.list`, as it comes over the wire. */
export type SubscriptionFacts = OnWire<ChangeNotifications>;

/** A value as JSON carries it: instants as text. */
type OnWire<T> = T extends Date ? Instant : T extends object ? { [K in keyof T]: OnWire<T[K]> } : T;

/** What `data` of an action of the set-up holds, by the name of the action. */
export interface SetupResults {
  'teams.diagnose': { checks: Check[] };
  'directory.sync': DirectoryRun;
}

/** What `data` of the queries of the set-up holds, by the name of the query. */
export interface SetupData {
  'profile.list': { profiles: ProfileFacts[] };
  'profile.show': ProfileFacts & { serves: Consumer[] };
  'binding.list': { bindings: BindingFacts[] };
  'teams.status': TeamsStatusFacts;
  'teams.setup': TeamsSetupFacts;
  'delivery.list': DeliveryPage;
  'delivery.show': DeliveryFacts;
  'notice.preferences': NoticeFacts;
  'desk.health': DeskHealth;
  'subscription.list': SubscriptionFacts;
}
