/** `npm run grammar`: both grammars on every query there is, which takes minutes. Fails on any unlisted difference. */
import { markOf } from './exceptions.ts';
import { kitQueries, ownQueries } from './queries.ts';
import { compare, complaint } from './verdicts.ts';

const kit = kitQueries(process.env.TCK_DIR ?? '');
const queries = [...ownQueries(), ...kit];
if (kit.length === 0) process.stdout.write('TCK_DIR names no kit: only our own queries are compared\n');
let [accepted, refused, listed, wrong] = [0, 0, 0, 0];
queries.forEach((query, at) => {
  const begun = performance.now();
  const compared = compare(query);
  const seconds = (performance.now() - begun) / 1000;
  if (seconds > 10) process.stderr.write(`${seconds.toFixed(0)} s for ${query.slice(0, 200)}\n`);
  if (compared.reason !== null) listed++;
  else if (compared.ours.fault === null) accepted++;
  else refused++;
  const fault = complaint(compared);
  if (fault !== null) {
    wrong++;
    process.stdout.write(`DIFFERS (${markOf(query)}) ${fault}\n`);
  }
  if (at % 100 === 99) process.stderr.write(`${at + 1} of ${queries.length}\n`);
});
process.stdout.write(
  `${queries.length} queries: ${accepted} accepted and ${refused} refused by both, ${listed} listed exceptions, ${wrong} that are wrong\n`,
);
process.exitCode = wrong === 0 ? 0 : 1;
