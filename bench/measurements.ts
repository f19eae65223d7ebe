import type { Measurement } from './harness/measurement.ts';
import { ticketCommand } from './p1-ticket-command.ts';
import { search } from './p2-search.ts';
import { growth } from './p3-growth.ts';
import { noticeFanOut } from './p6-fan-out.ts';
import { roundTrips } from './p7-round-trips.ts';
import { webhook } from './p9-webhook.ts';
import { ticketCard } from './p11-ticket-card.ts';
import { firstLoad } from './t1-first-load.ts';

/** Every measurement, in the order in which they run. */
export const measurements: readonly Measurement[] = [
  ticketCommand,
  search,
  growth,
  noticeFanOut,
  roundTrips,
  webhook,
  ticketCard,
  firstLoad,
];
