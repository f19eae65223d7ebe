import type { Measurement } from './harness/measurement.ts';
import { ticketCommand } from './p1-ticket-command.ts';
import { search } from './p2-search.ts';
import { growth } from './p3-growth.ts';
import { roundTrips } from './p7-round-trips.ts';
import { ticketCard } from './p11-ticket-card.ts';

/** Every measurement, in the order in which they run. */
export const measurements: readonly Measurement[] = [ticketCommand, search, growth, roundTrips, ticketCard];
