import { failureData } from '../../shared/errors/failure.ts';
import type { MicrosoftSetup } from '../../shared/ports/microsoft-setup.ts';
import { readCertificate } from './secrets/certificates.ts';
import { secretKeyMissing } from './secrets/secret-box.ts';

/** The Microsoft set-up of an installation that can keep no secrets: nothing can be entered or tried out. */
export const noMicrosoft: MicrosoftSetup = {
  seal() {
    throw secretKeyMissing();
  },
  readCertificate,
  probe: async () => {
    return { ok: false, step: 'token', ...failureData(secretKeyMissing()) };
  },
  facts: { publicUrl: '', authority: '' },
};
