import { colorIconProblems, outlineIconProblems } from './icon-rules.ts';
import { languageFindings } from './language-findings.ts';
import { type CheckedPart, type Finding, filledPlaces, manifestFindings } from './manifest-findings.ts';
import { manifestIn, type PackageFiles } from './package-files.ts';

/** The most that Teams takes of a package, in bytes. */
const largest = 10 * 1024 * 1024;

function problems(texts: readonly string[]): Finding[] {
  return texts.map((text) => ({ level: 'problem', text }));
}

function contentFindings(files: PackageFiles): Finding[] {
  const manifest = manifestIn(files);
  const { color, outline } = (manifest['icons'] ?? {}) as { color?: string; outline?: string };
  const { additionalLanguages = [] } = (manifest['localizationInfo'] ?? {}) as { additionalLanguages?: { file: string }[] };
  const named = ['manifest.json', color, outline, ...additionalLanguages.map(({ file }) => file)].filter(
    (name) => name !== undefined,
  );
  const missing = named
    .filter((name) => !files.has(name))
    .map((name) => `${name} is named in the manifest and not in the package.`);
  const extra = [...files.keys()]
    .filter((name) => !named.includes(name))
    .map((name) => `${name} is in the package and nothing names it.`);
  const bytes = [...files.values()].reduce((sum, file) => sum + file.length, 0);
  const size = bytes > largest ? ['The package is larger than 10 MB.'] : [];
  return problems([...missing, ...extra, ...size]);
}

/** Looks at everything in a package that Teams looks at when it is uploaded, without asking anybody: schema, places, icons, permissions, domains, languages, content. */
export async function validatePackage(files: PackageFiles): Promise<CheckedPart[]> {
  const manifest = manifestIn(files);
  const none = new Uint8Array();
  const icon = (name: 'color' | 'outline') => files.get((manifest['icons'] as { [name: string]: string })?.[name] ?? '') ?? none;
  return [
    { name: 'places', findings: filledPlaces(files) },
    ...(await manifestFindings(manifest)),
    { name: 'icons', findings: problems([...colorIconProblems(icon('color')), ...outlineIconProblems(icon('outline'))]) },
    { name: 'languages', findings: languageFindings(manifest, files) },
    { name: 'content', findings: contentFindings(files) },
  ];
}

/** Whether Teams can be expected to take the package. */
export function isSound(parts: readonly CheckedPart[]): boolean {
  return parts.every(({ findings }) => findings.every(({ level }) => level !== 'problem'));
}
