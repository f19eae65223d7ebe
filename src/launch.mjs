// The one door to everything that is started: `node src/launch.mjs start | deskhand | test | bench [arguments]`.
// Runs on a machine with Node and nothing installed, so this file and `launch/` import nothing but Node itself.
import { tooOldToLaunch } from './launch/versions.mjs';

const refusal = tooOldToLaunch(process.versions.node);
if (refusal) {
  console.error(refusal);
  process.exitCode = 1;
} else {
  import('./launch/launch.mjs').then(({ launch }) => launch(process.argv.slice(2)));
}
