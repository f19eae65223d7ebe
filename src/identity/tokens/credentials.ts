import { certificateKeyPlace, isExpired, type Profile, secretPlace } from '../../../shared/domain/microsoft-profile.ts';
import type { SecretBox } from '../secrets/secret-box.ts';
import { tokenFailure } from './entra-errors.ts';
import type { Credential } from './token-endpoint.ts';

/** The configuration that the environment gives, as older installations have it. */
export interface EnvironmentProfile {
  entraTenantId: string;
  clientId: string;
  clientSecret: string;
}

/** What a profile can prove itself with now, likeliest first: a certificate, then secrets in the order they were entered, and those known to be refused or over at the end. Throws `Failure` `certificate-expired` or `secret-wrong` when there is none. */
export function credentialsOf(
  profile: Profile,
  box: SecretBox,
  environment: EnvironmentProfile | undefined,
  now: Date,
): Credential[] {
  if (profile.source === 'environment') {
    if (!environment) throw tokenFailure('secret-wrong', profile.name, 'MICROSOFT_CLIENT_SECRET is not set');
    return [{ id: 'environment', secret: environment.clientSecret }];
  }
  const { certificate } = profile;
  const isOver = certificate !== undefined && certificate.expiresAt <= now;
  const first: Credential[] =
    certificate && !isOver
      ? [
          {
            id: certificate.id,
            certificate: {
              key: box.open(certificateKeyPlace(profile, certificate.id), certificate.keyCipher),
              thumbprint: certificate.thumbprint,
            },
          },
        ]
      : [];
  const doubtful = (secret: Profile['secrets'][number]) => (isExpired(secret, now) ? 2 : secret.refused ? 1 : 0);
  const secrets = profile.secrets
    .map((secret, place) => ({ secret, order: doubtful(secret) * 10 + place }))
    .sort((a, b) => a.order - b.order)
    .map(({ secret }) => ({ id: secret.id, secret: box.open(secretPlace(profile, secret.id), secret.cipher) }));
  const all = [...first, ...secrets];
  if (all.length === 0) throw tokenFailure(isOver ? 'certificate-expired' : 'secret-wrong', profile.name);
  return all;
}
