import { dice } from './dice.ts';

const common =
  'the not on printer to in outlook password after laptop email new and user since cannot server office access for monitor network with update teams windows slow screen account phone error backup vpn login access keyboard mail software install license mailbox shared drive folder router meeting room camera headset sound video excel word file files missing reset request replace toner paper jam scanner docking station battery charger mouse wifi switch firewall certificate expired renew domain dns calendar invite sync onedrive sharepoint permission group policy onboarding offboarding employee leaver starter desk move cable port broken cracked spilled coffee restart blue freezes crash crashes crashing report invoice quote order purchase warranty vendor remote support session tablet mobile android iphone signature spam phishing attachment quarantine antivirus alert disk space full storage memory upgrade migration project rollout pilot training guest visitor badge door alarm power outage ups rack virtual machine azure cloud tenant backup restore test failed job nightly database query timeout connection refused printing duplex tray driver firmware bios encryption bitlocker recovery key token authenticator code sms locked unlock disabled enable create delete rename merge export import archive retention audit compliance review change approval maintenance window weekend holiday monday morning accounting finance legal marketing sales reception warehouse kitchen floor building'.split(
    ' ',
  );

const starts = 'b br c ch cl d dr f fl g gr h j k kl l m n p pl pr qu r s sch sh sl sp st t tr v w z'.split(' ');
const middles = 'a e i o u ai ea ei ie oo ou au'.split(' ');
const ends = 'b ck d ft g k l ll m n nd ng nt p r rd rk rt s sk st t tch x'.split(' ');

/** Words in a language nobody speaks, each once. */
function coined(count: number, seed: number, syllables: readonly [number, number]): string[] {
  const throwOne = dice(seed);
  const one = (of: readonly string[]) => of[Math.floor(throwOne() * of.length)]!;
  const words = new Set<string>();
  while (words.size < count) {
    const length = syllables[0] + Math.floor(throwOne() * (syllables[1] - syllables[0] + 1));
    words.add(Array.from({ length }, () => one(starts) + one(middles)).join('') + one(ends));
  }
  return [...words];
}

const capital = (word: string) => word[0]!.toUpperCase() + word.slice(1);

/** What records are written with: words from most to least common, and names. */
export const vocabulary = {
  words: [...new Set([...common, ...coined(12_000, 1, [1, 3])])],
  firstNames: coined(600, 2, [1, 2]).map(capital),
  lastNames: coined(4_000, 3, [1, 3]).map(capital),
  clients: coined(3_000, 4, [2, 3]).map(capital),
} as const;
