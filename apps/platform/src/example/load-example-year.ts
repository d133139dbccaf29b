import { EXAMPLE_LOADER } from './load-example.js';
import { type Addressee, enactProgrammeYear } from './programme-year/act/enact-programme-year.js';
import { InterfaceClient } from './programme-year/act/interface-client.js';
import { carrierPerson, districtPerson } from './programme-year/act/stage.js';
import { budgetYears, isComplete, isExample } from './programme-year/known-year.js';
import { planProgrammeYear } from './programme-year/plan/programme-year.js';

const SEED = 1;

/** People of the example whose work is worth a look: a district with a change of carrier, and its first carrier. */
export const EXAMPLE_PEOPLE = [districtPerson('06'), carrierPerson(0)];

interface Store {
  /** Whether the example has just filled it: nobody has worked with it yet. */
  readonly isNew: boolean;
  /** Berlin day. */
  readonly today: string;
}

/**
 * Plays a small current budget year into a new store, with the local identities and accounts of its own; one that was
 * cut off goes on where it was. A store in which somebody works is left alone.
 * @returns the budget year, if there was something to do
 * @throws ActRefused with request and answer
 */
export async function loadExampleYear(to: Addressee, { isNew, today }: Store): Promise<number | undefined> {
  const client = new InterfaceClient(to.url, to.tokenOf);
  const [known, ...others] = await budgetYears(client, EXAMPLE_LOADER);
  if (known === undefined && !isNew) return undefined;
  if (known !== undefined) {
    const isOurs = others.length === 0 && isExample(known, SEED);
    if (!isOurs || (await isComplete(client, EXAMPLE_LOADER, known.year))) return undefined;
  }
  const day = known?.effectiveOn ?? today;
  const year = known?.year ?? Number(today.slice(0, 4));
  await enactProgrammeYear(to, planProgrammeYear(SEED, year, day, 'small'));
  return year;
}
