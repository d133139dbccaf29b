import type { ProgrammeYear } from '../plan/programme-year.js';
import type { Done } from './interface-client.js';
import { districtPerson, type Stage } from './stage.js';

/** From the provisional ceiling to the allotments that the decided formula gives, and the districts' own money. */
export const enactBudget = async (stage: Stage, { budget, projects }: ProgrammeYear): Promise<void> => {
  const { client, year, day, key } = stage;
  const { address, provisional, final, formula, answers, block } = budget;
  const path = `/v1/budget-years/${year}`;
  const appropriation = { address, effectiveOn: day };
  const opened = await client.post(
    'officer',
    '/v1/budget-years',
    { ...appropriation, ...provisional, year, stage: 'provisional', reason: 'provisionalManagement' },
    { key: key('open the year') },
  );
  const passed = await client.post(
    'officer',
    `${path}/appropriation`,
    { ...appropriation, ...final, stage: 'final', reason: 'budgetPassed' },
    { key: key('budget passed'), ifMatch: opened.revision },
  );
  const blocked = await client.post<Done & { blockId: string }>(
    'officer',
    `${path}/blocks`,
    { ...block, reason: 'blockedByParliament' },
    { key: key('block'), ifMatch: passed.revision },
  );
  const drafted = await client.post<Done & { formulaId: string }>('officer', `${path}/formulas`, formula, {
    key: key('draft the formula'),
    ifMatch: blocked.revision,
  });
  const ofFormula = `${path}/formulas/${drafted.formulaId}`;
  let { revision } = await client.post(
    'officer',
    `${ofFormula}/send`,
    { answerBy: `${day.slice(0, 4)}-12-31` },
    { key: key('send the formula'), ifMatch: drafted.revision },
  );
  for (const { district, stand } of answers) {
    const answered = await client.post(
      districtPerson(district),
      `${ofFormula}/statements`,
      { district, stand },
      { key: key(`answer of ${district}`), ifMatch: revision },
    );
    revision = answered.revision;
  }
  const decided = await client.post(
    'approver',
    `${ofFormula}/decision`,
    { reason: 'answersWeighed' },
    { key: key('decide the formula'), ifMatch: revision },
  );
  let last = await client.get<Done>('officer', `${path}?minLogPosition=${decided.logPosition}`);
  for (const { contribution, area, grants, key: project } of projects) {
    if (contribution === undefined) continue;
    const carrier = grants[0]?.carrier ?? '';
    last = await client.post(
      'officer',
      `${path}/contributions`,
      {
        ...contribution,
        district: area,
        ...(contribution.way === 'direct' && { carrierId: stage.carrierId(carrier) }),
      },
      { key: key(`contribution ${project}`), ifMatch: last.revision },
    );
  }
};

/** The very last act of a year. */
export const liftBlock = async ({ client, year, key }: Stage): Promise<void> => {
  const path = `/v1/budget-years/${year}`;
  const { blocks, revision } = await client.get<{
    readonly revision: number;
    readonly blocks: readonly { readonly blockId: string }[];
  }>('officer', path);
  const body = { reason: 'blockLiftedByParliament' };
  for (const { blockId } of blocks) {
    await client.post('officer', `${path}/blocks/${blockId}/lift`, body, {
      key: key('lift the block'),
      ifMatch: revision,
    });
  }
};
