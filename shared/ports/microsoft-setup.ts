import type { Check } from '../domain/check.ts';
import type { DirectoryRun } from '../domain/directory-run.ts';
import type { Member } from '../domain/member.ts';
import type { SkipReason } from '../domain/notices/delivery.ts';
import type { Tenant } from '../domain/tenant.ts';
import type { SaidBeside } from '../text/say.ts';
import type { Consumer } from './microsoft.ts';

/** Where a sealed secret belongs; it opens in no other place. */
export interface SecretPlace {
  tenantId: string;
  /** The profile, or another record that keeps secrets. */
  profileId: string;
  /** Which secret of it. */
  field: string;
}

/** A certificate with its private key, as it was read from PEM. */
export interface ReadCertificate {
  /** PEM. */
  certificate: string;
  /** PEM; secret. */
  key: string;
  /** `x5t#S256`: SHA-256 of the certificate, base64url. */
  thumbprint: string;
  subject: string;
  expiresAt: Date;
}

/** What a test of a profile found: the organisation it reaches, or the step that failed, with a code of the token port or of Graph. */
export type ProbeResult =
  | {
      ok: true;
      organization: { id: string; name: string } /** How far this machine's clock is ahead of Microsoft's, in seconds. */;
      clockAheadSeconds: number;
    }
  | {
      ok: false;
      step: 'token' | 'organization';
      code: string;
      text: string;
      remedy: string;
      said?: SaidBeside<'text' | 'remedy'>;
    };

/** What is to be entered in Microsoft's portals, and where this installation is reached. */
export interface InstallationFacts {
  /** Without a slash at the end. */
  publicUrl: string;
  /** Microsoft's sign-in host, `https://…`, without a slash at the end. */
  authority: string;
  /** Graph's application permissions that the product uses. */
  permissions?: readonly string[];
}

/** What came of a message or notice that was sent to see whether it arrives. */
export type TestOutcome =
  | { state: 'sent' }
  | { state: 'skipped'; reason: SkipReason }
  | { state: 'failed' | 'uncertain'; code: string };

/** How the Microsoft side is looked at. */
export interface DiagnosisWish {
  /** Whom the app must be installed for, and who is sent something; `undefined` where nobody in particular asks. */
  asker?: Member;
  /** Whether the asker is sent a notice and a message. */
  message: boolean;
  /** Told each step as it begins. */
  progress?: Progress | undefined;
}

/** Takes a line for each step of long work. */
type Progress = (line: string) => void;

/** What the actions of the Microsoft set-up need of the server: a place for secrets, certificates read, a profile tried out. */
export interface MicrosoftSetup {
  /** The secret as it may be stored. Throws `Failure` `secret-key-missing` where the installation has no key. */
  seal(place: SecretPlace, text: string): string;
  /** Reads a certificate and its key from PEM. Throws `Failure` `certificate-unreadable` or `certificate-mismatch`. */
  readCertificate(pem: string): ReadCertificate;
  /** Fetches a token with this profile and reads the organisation it is of. Never throws for what Microsoft answers. */
  probe(tenantId: string, profileId: string): Promise<ProbeResult>;
  facts: InstallationFacts;
  /** Follows the organisation's users, waiting some seconds for the end, or for as long as it takes where `progress` is watched. Absent where Graph cannot be reached. */
  syncDirectory?(tenantId: string, progress?: Progress): Promise<DirectoryRun>;
  /** Begins a delegated connection of the profile that serves this consumer. Answers the link that this member opens within ten minutes. Absent where nobody could come back to. */
  beginConnection?(tenantId: string, consumer: Consumer, memberId: string): Promise<string>;
  /** Forgets a delegated connection with its tokens. */
  endConnection?(tenantId: string, consumer: Consumer): Promise<void>;
  /** Looks at everything the tenant needs of Microsoft, step by step; never throws for what it finds. Absent where Microsoft cannot be reached. */
  diagnose?(tenant: Tenant, wish: DiagnosisWish): Promise<Check[]>;
  /** Sends a message of the bot into a member's own chat. Absent where there is no bot. */
  testMessage?(tenant: Tenant, member: Member): Promise<TestOutcome>;
}
