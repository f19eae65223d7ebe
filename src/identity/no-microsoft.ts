import { statedBy } from '../../shared/errors/failure.ts';
import type { MicrosoftSetup } from '../../shared/ports/microsoft-setup.ts';
import { dataOf } from '../../shared/text/say.ts';
import { readCertificate } from './secrets/certificates.ts';
import { secretKeyMissing } from './secrets/secret-box.ts';

/** The Microsoft set-up of an installation that can keep no secrets: nothing can be entered or tried out. */
export const noMicrosoft: MicrosoftSetup = {
  seal() {
    throw secretKeyMissing();
  },
  readCertificate,
  probe: async () => {
    const { code, text, remedy } = statedBy(secretKeyMissing());
    return { ok: false, step: 'token', code, ...dataOf({ text, remedy }) };
  },
  facts: { publicUrl: '', authority: '' },
};
