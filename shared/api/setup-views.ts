import { deliveryGrounds } from '../cards/delivery-face.ts';
import { profileGrounds } from '../cards/profile-face.ts';
import { credentialTexts, type Profile } from '../domain/microsoft-profile.ts';
import { type Delivery, deliveryChannelTitles, deliveryStateTitles } from '../domain/notices/delivery.ts';
import { installTitles, type TeamsIntegration } from '../domain/teams-integration.ts';
import { instantText } from '../text/plain-time.ts';
import type { ViewContext } from './view-context.ts';
import type { Own } from './views.ts';
import { factsOf, worded } from './worded.ts';

const profileTitles = { active: 'Active', disabled: 'Disabled', archived: 'Archived' } as const;
const installGrounds = { 'not-configured': 'emphasis', pending: 'warning', active: 'good', error: 'attention' } as const;

/** What a Microsoft profile shows beside what all records show; its secrets masked. */
export function profileView(profile: Profile, { now }: ViewContext): Own<'profile'> {
  const { clientId, entraTenantId, status, reason, tested } = profile;
  return {
    status: worded(status, profileTitles, profileGrounds),
    clientId,
    entraTenantId,
    facts: factsOf(
      { title: 'Application', text: clientId },
      { title: 'Tenant', text: entraTenantId },
      { title: 'Signs in with', text: credentialTexts(profile, now).join(', ') || 'Nothing' },
      status === 'disabled' && reason !== undefined && { title: 'Reason', text: reason },
      tested && { title: 'Last test', text: tested.text },
    ),
  };
}

/** What the Microsoft side of the desk shows beside what all records show. */
export function integrationView({ install }: TeamsIntegration): Own<'teams-integration'> {
  const state = worded(install.state, installTitles, installGrounds);
  return {
    state,
    facts: factsOf(
      { title: 'Teams', text: state.title },
      install.reason !== undefined && { title: 'Reason', text: install.reason },
    ),
  };
}

/** What a delivery shows beside what all records show. */
export function deliveryView(delivery: Delivery, { zone, locale }: ViewContext): Own<'delivery'> {
  const { channel, state, reason, about, at, attempts = 0, notice } = delivery;
  return {
    channel,
    state: worded(state, deliveryStateTitles, deliveryGrounds),
    ...(reason !== undefined && { reason }),
    ...(about && { about }),
    at: at.toISOString(),
    attempts,
    facts: factsOf(
      { title: 'Way', text: deliveryChannelTitles[channel], ...(about && { ref: about }) },
      notice && { title: 'Says', text: notice.preview },
      { title: 'Made', text: instantText(at, zone, locale) },
      { title: 'Tries', text: String(attempts) },
      reason !== undefined && { title: 'Reason', text: reason },
    ),
  };
}
