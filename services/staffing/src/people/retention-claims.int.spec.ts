import { createCommandHandler, openEventStore } from '@lotsenbuch/event-store';
import { localDate } from '@lotsenbuch/kernel';
import { temporaryFolder } from '@lotsenbuch/testing';
import { facilitatorAggregate } from '../facilitators/domain/facilitator.js';
import { retentionClaims } from './retention-claims.js';

const context = (commandId: string) => ({ commandId, actor: 'officer:test', correlationId: 'test' });
const PERSON = '6a0e1e9c-6a0f-4f5e-8a52-1d2f3c4b5a69';

test('a person stays resolvable while employed and for the retention months after, and no longer', async () => {
  await using folder = await temporaryFolder();
  const store = await openEventStore(`sqlite:${folder.path}/events.db`);
  const commands = createCommandHandler({ store });
  let today = localDate('2026-06-15');
  const claims = retentionClaims(commands, () => today);
  expect(await claims(PERSON)).toEqual([]);
  const employment = {
    employmentId: 'e',
    carrierId: 'c',
    form: 'socialInsurance',
    weeklyHours: 3_900,
    from: '2026-01-01',
  } as const;
  await commands.handle(
    facilitatorAggregate,
    PERSON,
    { type: 'RegisterFacilitator', facilitatorId: PERSON, details: {}, employment, decidedOn: today },
    context('0e1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b'),
  );
  expect(await claims(PERSON)).toEqual([{ holder: 'staffing', reason: 'employed', until: 'open' }]);
  await commands.handle(
    facilitatorAggregate,
    PERSON,
    { type: 'EndEmployment', employmentId: 'e', to: '2026-08-31', reason: 'termExpired', decidedOn: today },
    context('1e1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b'),
  );
  expect(await claims(PERSON)).toEqual([{ holder: 'staffing', reason: 'employed', until: '2031-08-31' }]);
  today = localDate('2031-08-30');
  expect(await claims(PERSON)).toEqual([{ holder: 'staffing', reason: 'retention', until: '2031-08-31' }]);
  today = localDate('2031-08-31');
  expect(await claims(PERSON)).toEqual([]);
  await store.close();
});
