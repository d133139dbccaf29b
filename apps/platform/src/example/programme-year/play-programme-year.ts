import { type Addressee, enactProgrammeYear } from './act/enact-programme-year.js';
import { ActRefused, InterfaceClient } from './act/interface-client.js';
import { type ProgrammeYear, planProgrammeYear } from './plan/programme-year.js';
import type { Size } from './plan/scenarios.js';

export interface Wanted {
  readonly year: number;
  readonly seed: number;
  readonly size: Size;
  /** Berlin day of today; a year that was begun on another day goes on with that one. */
  readonly today: string;
}

export interface Played {
  readonly plan: ProgrammeYear;
  readonly requests: number;
}

interface KnownYear {
  readonly year: number;
  readonly effectiveOn: string;
  readonly address: { readonly part?: string };
}

interface KnownBlocks {
  readonly blocks: readonly { readonly liftedOn?: string }[];
}

const knownYears = (client: InterfaceClient): Promise<readonly KnownYear[]> =>
  client.items<KnownYear>('officer', '/v1/budget-years');

const isOfSeed = ({ address }: KnownYear, seed: number): boolean => address.part === `Beispiel ${seed}`;

/**
 * Plays a year, or what is missing of it, and checks it against the answers of the platform.
 * @throws ActRefused if the year is there and is not this example, or if an act is refused
 */
export const playProgrammeYear = async (to: Addressee, { year, seed, size, today }: Wanted): Promise<Played> => {
  const reader = new InterfaceClient(to.url, to.tokenOf);
  const known = (await knownYears(reader)).find((candidate) => candidate.year === year);
  if (known !== undefined && !isOfSeed(known, seed)) {
    throw new ActRefused(
      `The budget year ${year} is there already, with the address ${JSON.stringify(known.address)}: it is not the example with seed ${seed}. Choose another year, or begin with an empty data folder.`,
    );
  }
  const plan = planProgrammeYear(seed, year, known?.effectiveOn ?? today, size);
  const client = await enactProgrammeYear(to, plan);
  return { plan, requests: client.requests + reader.requests };
};

/** Whether a platform has no budget year at all, or only an example that was cut off: then it may be played. */
export const yearToPlay = async (
  { url, tokenOf }: Addressee,
  seed: number,
  today: string,
): Promise<number | undefined> => {
  const client = new InterfaceClient(url, tokenOf);
  const [latest, ...others] = await knownYears(client);
  if (latest === undefined) return Number(today.slice(0, 4));
  if (others.length > 0 || !isOfSeed(latest, seed)) return undefined;
  const { blocks } = await client.get<KnownBlocks>('officer', `/v1/budget-years/${latest.year}`);
  return blocks.some(({ liftedOn }) => liftedOn !== undefined) ? undefined : latest.year;
};
