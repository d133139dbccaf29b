// Plays a plausible budget year through the interface of a running platform and checks it at the end:
// node tools/run.mjs programme-year --year 2026 --seed 7. docs/example-year.md describes it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { berlinDayOf } from '@lotsenbuch/kernel';
import { readConfiguration } from '@lotsenbuch/service-kit';
import { playProgrammeYear } from '../../apps/platform/dist/example/programme-year/play-programme-year.js';
import { summary } from './summary.mjs';

const USAGE = `usage: node tools/run.mjs programme-year [--url URL] [--credentials FILE] [--year YEAR] [--seed NUMBER] [--size full|small] [--json]
  --url          of the running platform; default from HOST and PORT
  --credentials  its file credentials.json; default that of DATA_DIR
  --year         budget year to play; default that of today
  --seed         another seed plays another year; default 1
  --size         full: nineteen projects and 150 positions; small: four projects
  --json         the summary as JSON
exit code 0: played, and every rule holds; 1: an act was refused or a figure differs; 2: wrong use`;

const { host, port, dataDir } = readConfiguration(process.env);
const today = berlinDayOf(new Date().toISOString());

const optionsOf = () => {
  const { values } = parseArgs({
    options: {
      url: { type: 'string', default: `http://${host}:${port}` },
      credentials: { type: 'string', default: join(dataDir, 'credentials.json') },
      year: { type: 'string', default: today.slice(0, 4) },
      seed: { type: 'string', default: '1' },
      size: { type: 'string', default: 'full' },
      json: { type: 'boolean', default: false },
    },
  });
  const [year, seed] = [Number(values.year), Number(values.seed)];
  if (!/^20\d\d$/.test(values.year)) throw new Error(`--year is "${values.year}"; a year such as 2026 is meant`);
  if (!/^\d{1,9}$/.test(values.seed)) throw new Error(`--seed is "${values.seed}"; up to nine digits are meant`);
  if (!['full', 'small'].includes(values.size)) throw new Error(`--size is "${values.size}"; full or small is meant`);
  return { ...values, year, seed };
};

let options;
try {
  options = optionsOf();
} catch (fault) {
  console.error(`${fault.message}\n${USAGE}`);
  process.exit(2);
}

/** Read anew each time: the platform adds those whom the operator lets act. */
const tokenOf = (name) =>
  JSON.parse(readFileSync(options.credentials, 'utf8')).identities.find((identity) => identity.name === name)?.token;

const { url, json, ...wanted } = options;
/** What to do, where somebody can do something. */
const sentenceOf = (fault) => {
  if (fault.name === 'ActRefused') return fault.message;
  if (fault.cause?.code === 'ECONNREFUSED') {
    return `No platform answers at ${url}. Start it with npm start, or name another one with --url.`;
  }
  if (fault.code === 'ENOENT') {
    return `There is no file ${options.credentials}. Name the credentials.json of the platform with --credentials.`;
  }
  return fault.stack;
};

const begun = performance.now();
const seconds = () => (performance.now() - begun) / 1000;
const say = (line) => process.stderr.write(`${seconds().toFixed(1).padStart(6)} s  ${line}\n`);
try {
  const played = await playProgrammeYear({ url, tokenOf, say }, { ...wanted, today });
  const told = summary(played, seconds());
  console.log(json ? JSON.stringify(told, undefined, 2) : told.text);
  if (!told.isRight) process.exitCode = 1;
} catch (fault) {
  console.error(sentenceOf(fault));
  process.exitCode = 1;
}
