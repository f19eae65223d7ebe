import type { Measurement } from './harness/measurement.ts';
import { ticketCommand } from './p1-ticket-command.ts';
import { ticketCard } from './p11-ticket-card.ts';

/** Every measurement, in the order in which they run. */
export const measurements: readonly Measurement[] = [ticketCommand, ticketCard];
