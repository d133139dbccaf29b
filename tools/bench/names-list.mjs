// The list of 1,000 facilitators over HTTP, read page by page to its end: by an officer, who sees what is in the vault
// about each (name, address for mail, telephone, languages), and by an auditor, who sees none of it.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { benchFolder, interleave, progress, ratios, report, size, spread } from './measure.mjs';
import { startPlatform } from './platform-process.mjs';

const ROUNDS = size(9, 3);
const PEOPLE = 1000;
/** The most that a page of a list holds. */
const PAGE = 200;
const AT_ONCE = 20;

const dataDir = join(benchFolder(), 'platform');
mkdirSync(dataDir);
const platform = await startPlatform(dataDir);
const officer = platform.token('officer');
const auditor = platform.token('auditor');

async function register() {
  const { carrierId, logPosition } = await platform.post('/v1/carriers', officer, { name: 'Beispielträger e. V.' });
  await platform.get(`/v1/projects?minLogPosition=${logPosition}`, officer);
  let last = '';
  for (let first = 0; first < PEOPLE; first += AT_ONCE) {
    const people = Array.from({ length: Math.min(AT_ONCE, PEOPLE - first) }, (_, index) => first + index);
    const answers = await Promise.all(
      people.map((number) =>
        platform.post('/v1/facilitators', officer, {
          carrierId,
          name: `Erika Beispiel-Musterfrau ${number}`,
          email: `lotsin${number}@traeger.example`,
          phone: `030 5550 ${String(number).padStart(4, '0')}`,
          languages: [
            { code: 'de', level: 'C1' },
            { code: 'ar', level: 'native' },
          ],
          form: 'socialInsurance',
          weeklyHours: '39.40',
          from: '2025-01-01',
        }),
      ),
    );
    last = [last, ...answers.map((answer) => answer.logPosition)].toSorted().at(-1);
  }
  await platform.get(`/v1/facilitators?limit=1&minLogPosition=${last}`, officer);
}

/** @returns milliseconds until the last page is there */
async function read(token, sees) {
  const started = performance.now();
  let found = 0;
  for (let cursor = ''; cursor !== undefined; ) {
    const { items, nextCursor } = await platform.get(`/v1/facilitators?limit=${PAGE}${cursor}`, token);
    if (!items.every(({ name }) => (name?.text !== undefined) === sees)) throw new Error('the wrong names are seen');
    found += items.length;
    cursor = nextCursor === undefined ? undefined : `&cursor=${encodeURIComponent(nextCursor)}`;
  }
  const took = performance.now() - started;
  if (found !== PEOPLE) throw new Error(`the list has ${found} people, not ${PEOPLE}`);
  return took;
}

await register();
progress(`${PEOPLE} people are registered`);
const variants = { withNames: () => read(officer, true), withoutNames: () => read(auditor, false) };
for (let turn = 0; turn < 5; turn += 1) for (const variant of Object.values(variants)) await variant();
const figures = await interleave(ROUNDS, variants);
await platform.end();
report({
  ratios: { withAgainstWithout: spread(ratios(figures, 'withNames', 'withoutNames')) },
  figures: [
    { name: `list of ${PEOPLE} people with names`, unit: 'ms', ...spread(figures.withNames) },
    { name: 'the same list without names', unit: 'ms', ...spread(figures.withoutNames) },
  ],
});
