import { installTitles, type TeamsIntegration } from '../domain/teams-integration.ts';
import type { Drawing } from './card-buttons.ts';
import { badges, heading } from './elements.ts';
import type { Face } from './record-frame.ts';

/** What the Microsoft set-up of a tenant shows of itself: its name and how Teams stands. */
export function integrationFace(integration: TeamsIntegration, { room }: Drawing): Face {
  room.take(600);
  const { state } = integration.install;
  const marks = [
    { text: `Teams ${installTitles[state]}`, ground: state === 'active' ? ('good' as const) : ('warning' as const) },
  ];
  return { head: [heading(room.line(integration.name, 200)), badges(marks)] };
}
