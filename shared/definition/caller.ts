import type { Member } from '../domain/member.ts';
import type { Tenant } from '../domain/tenant.ts';

/** Which surface a call came through. */
export type Surface = 'bot' | 'card' | 'dialog' | 'extension' | 'tab' | 'rest' | 'cli' | 'system';

/** Who asks, for which tenant, through which surface. Everything a call may know of its surroundings is here. */
export interface Caller {
  tenant: Tenant;
  actor: Member;
  surface: Surface;
  /** IANA zone and BCP 47 locale of the person at this moment. */
  zone: string;
  locale: string;
  /** Teams conversation the call came from; ordinals and undo are remembered by it. */
  conversationId?: string;
}
