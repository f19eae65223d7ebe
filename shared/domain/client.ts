import type { Aggregate, Named } from './records.ts';

/** A customer company. */
export interface Client extends Aggregate {
  name: string;
  active: boolean;
}

/** A person at a client. Never gets into a Teams surface. */
export interface Contact extends Aggregate {
  name: string;
  mail: string;
  client: Named;
  phone?: string;
  entraObjectId?: string;
}

/** A body of planned work for a client. */
export interface Project extends Aggregate {
  name: string;
  client?: Named;
  startsOn?: string;
  endsOn?: string;
  participants: Named[];
}
