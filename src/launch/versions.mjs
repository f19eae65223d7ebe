/** The line of Node that Deskhand is built for; package.json pins it where a package of it exists. */
export const TARGET_MAJOR = 24;

const LAUNCHABLE = [20, 19];
const SERVABLE = [22, 22];

/** @param {string} version @param {number[]} least */
function reaches(version, [major = 0, minor = 0]) {
  const [haveMajor = 0, haveMinor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return haveMajor > major || (haveMajor === major && haveMinor >= minor);
}

/**
 * The sentence to print when this Node cannot even install Deskhand; `undefined` when it can.
 * @param {string} version as in `process.versions.node`
 */
export function tooOldToLaunch(version) {
  if (reaches(version, LAUNCHABLE)) return undefined;
  return `Deskhand needs Node ${LAUNCHABLE.join('.')} or newer and this is Node ${version.replace(/^v/, '')}: install a current Node from nodejs.org, then run the same command again.`;
}

/**
 * Whether this Node is new enough to run Deskhand where the pinned one is not to be had.
 * @param {string} version
 */
export function canServe(version) {
  return reaches(version, SERVABLE);
}

/**
 * Whether this Node is as good as the pinned one, so that nothing needs to be spawned.
 * @param {string} version
 */
export function isTarget(version) {
  return reaches(version, [TARGET_MAJOR, 0]);
}

/**
 * The sentence to print when neither the pinned Node nor the machine's own can run Deskhand.
 * @param {string} version @param {string} platform @param {string} arch
 */
export function noNodeFor(version, platform, arch) {
  return `Deskhand runs on Node ${TARGET_MAJOR}, which cannot be fetched for ${platform}-${arch}, and this machine's Node ${version} is older than ${SERVABLE.join('.')}: install Node ${TARGET_MAJOR} from nodejs.org, then run the same command again.`;
}
