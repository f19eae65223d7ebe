import type { Role } from '../../shared/domain/member.ts';

import { fabrikamStories } from './fabrikam-stories.ts';
import { type DeskStories, northwindStories } from './stories.ts';

/** A member of a seeded desk. Object ids are made up but stable, so that clients of try mode can rely on them. */
export interface SeedMember {
  key: string;
  name: string;
  mail: string;
  roles: Role[];
  entraObjectId: string;
  zone: string;
  locale: string;
}

/** A seeded desk: its names, its people and how Microsoft would know them. */
export interface SeedTenant {
  key: string;
  name: string;
  entraTenantId: string;
  zone: string;
  locale: string;
  members: SeedMember[];
  stories: DeskStories;
}

const northwind = 'b1f2a9d4-0c51-4a0e-9d6e-5d2f7f3a1001';
const fabrikam = 'c7d3e8f5-1b62-4f1c-8e7a-6a3b8c4d2002';
const person = (tenant: '1' | '2', number: number) => `5e1f0a2b-${tenant}000-4c3d-9e4f-${String(number).padStart(12, '0')}`;

function member(
  key: string,
  name: string,
  mail: string,
  roles: Role[],
  id: string,
  zone = 'Europe/London',
  locale = 'en-GB',
): SeedMember {
  return { key, name, mail, roles, entraObjectId: id, zone, locale };
}

/** The two desks of try mode; the second is there so that isolation can be seen. The first technician stands in for unknown people of local tools. */
export const seedTenants: readonly SeedTenant[] = [
  {
    key: 'northwind',
    name: 'Northwind IT Services',
    entraTenantId: northwind,
    zone: 'Europe/London',
    locale: 'en-GB',
    stories: northwindStories,
    members: [
      member('tess', 'Tess Morgan', 'tess.morgan@northwind.example', ['technician'], person('1', 1)),
      member('ravi', 'Ravi Patel', 'ravi.patel@northwind.example', ['technician'], person('1', 2)),
      member('dana', 'Dana Fischer', 'dana.fischer@northwind.example', ['dispatcher'], person('1', 3), 'Europe/Berlin', 'de-DE'),
      member(
        'arno',
        'Arno Lindqvist',
        'arno.lindqvist@northwind.example',
        ['approver'],
        person('1', 4),
        'Europe/Stockholm',
        'sv-SE',
      ),
      member('ada', 'Ada Okafor', 'ada.okafor@northwind.example', ['administrator'], person('1', 5)),
      member('iris', 'Iris Chen', 'iris.chen@northwind.example', ['inbox-user'], person('1', 6), 'America/New_York', 'en-US'),
    ],
  },
  {
    key: 'fabrikam',
    name: 'Fabrikam Managed Services',
    entraTenantId: fabrikam,
    zone: 'America/Chicago',
    locale: 'en-US',
    stories: fabrikamStories,
    members: [
      member(
        'theo',
        'Theo Alvarez',
        'theo.alvarez@fabrikam.example',
        ['technician', 'dispatcher'],
        person('2', 1),
        'America/Chicago',
        'en-US',
      ),
      member('olga', 'Olga Petrova', 'olga.petrova@fabrikam.example', ['approver'], person('2', 2), 'America/Chicago', 'en-US'),
      member('maya', 'Maya Singh', 'maya.singh@fabrikam.example', ['administrator'], person('2', 3), 'America/Denver', 'en-US'),
    ],
  },
];

/** A contact of a client with an account in the first desk's Entra tenant: somebody whom Teams lets write and the desk must not let in. */
export const seedOutsider = {
  name: 'Gus Ferreira (guest)',
  mail: 'gus@contosobakery.example',
  entraObjectId: person('1', 900),
  entraTenantId: northwind,
} as const;
