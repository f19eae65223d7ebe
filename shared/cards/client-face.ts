import type { Client } from '../domain/client.ts';
import type { Drawing } from './card-buttons.ts';
import { badges, heading } from './elements.ts';
import type { Face } from './record-frame.ts';

/** What a client shows of itself: its name, and whether the desk still works for it. */
export function clientFace(client: Client, { room }: Drawing): Face {
  room.take(600);
  const marks = [
    { text: 'Client', ground: 'emphasis' as const },
    client.active ? { text: 'Active', ground: 'good' as const } : { text: 'Not active', ground: 'warning' as const },
  ];
  return { head: [heading(room.line(client.name, 200)), badges(marks)] };
}
