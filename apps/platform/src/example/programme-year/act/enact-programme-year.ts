import { readFile } from 'node:fs/promises';
import type { ProgrammeYear, ProjectPlan } from '../plan/programme-year.js';
import { enactBudget, liftBlock } from './enact-budget.js';
import { enactErasure } from './enact-erasure.js';
import { enactGrant } from './enact-grant.js';
import { openAccounts, registerCarriers } from './enact-people.js';
import { changeCarrier, enactSelection } from './enact-selection.js';
import { enactFunctions, enactStaffing } from './enact-staffing.js';
import { InterfaceClient } from './interface-client.js';
import type { Stage } from './stage.js';

const HEADCOUNTS = new URL('../../../../../../examples/positions-by-district-year.csv', import.meta.url);
/** Areas that act at the same time. */
const AREAS_AT_ONCE = 6;

export interface Addressee {
  readonly url: string;
  /** Token of a local identity by its name, or of a person by reference. */
  readonly tokenOf: (name: string) => string | undefined;
  readonly say: (line: string) => void;
}

/**
 * Plays a year over HTTP, each act as the identity that takes it. Every act has its own Idempotency-Key, so a run that
 * was cut off goes on where it was, and a run that is complete changes nothing.
 * @throws ActRefused with request and answer at the first act that is refused
 */
export const enactProgrammeYear = async (
  { url, tokenOf, say }: Addressee,
  plan: ProgrammeYear,
): Promise<InterfaceClient> => {
  const told = new Map<string, string>();
  const client = new InterfaceClient(url, (name) => told.get(name) ?? tokenOf(name));
  const carriers = await registerCarriers(client, plan);
  for (const [actor, token] of await openAccounts(client, plan, carriers)) told.set(actor, token);
  say(`${carriers.size} carriers and ${plan.budget.answers.length + carriers.size + 1} accounts`);
  const stage: Stage = {
    client,
    year: plan.year,
    day: plan.day,
    key: (act) => `example ${plan.year} seed ${plan.seed}: ${act}`,
    carrierId: (name) => carriers.get(name) ?? 'missing',
    say,
  };
  await importHeadcounts(stage);
  await enactBudget(stage, plan);
  say(`budget year ${plan.year}: appropriation, formula and allotments`);
  const areas = [...Map.groupBy(plan.projects, ({ area }) => area).values()];
  await atOnce(areas, AREAS_AT_ONCE, async (projects) => {
    for (const project of projects) await enactProject(stage, project);
  });
  for (const grant of plan.others) await enactGrant(stage, grant);
  await enactFunctions(stage, plan.projects);
  await enactErasure(stage, plan);
  await liftBlock(stage);
  return client;
};

const enactProject = async (stage: Stage, project: ProjectPlan): Promise<void> => {
  const selection = await enactSelection(stage, project);
  const grantIds = new Map<string, string>();
  for (const [index, grant] of project.grants.entries()) {
    if (index === 1) await changeCarrier(stage, project, selection);
    grantIds.set(grant.key, await enactGrant(stage, grant));
  }
  await enactStaffing(stage, project, grantIds);
  const { positions } = project.staff;
  stage.say(`${project.title}: ${project.scenario}, ${grantIds.size} grants, ${positions.length} positions`);
};

const importHeadcounts = async ({ client }: Stage): Promise<void> => {
  const bytes = new Uint8Array(await readFile(HEADCOUNTS));
  const file = { bytes, mediaType: 'text/csv' };
  await client.upload('officer', '/v1/headcount-imports', file, { key: 'example headcounts' });
};

/** Does this with all of them, a few at a time; after a failure nobody begins another one. */
const atOnce = async <Item>(
  items: readonly Item[],
  most: number,
  act: (item: Item) => Promise<void>,
): Promise<void> => {
  const queue = [...items];
  const worker = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      try {
        await act(item);
      } catch (fault) {
        queue.length = 0;
        throw fault;
      }
    }
  };
  await Promise.all(Array.from({ length: most }, worker));
};
