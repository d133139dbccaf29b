import { type ListOf, StaffingApplication } from '../staffing-application.fixture.js';
import type { FunctionAnswer } from './list-functions/function-answer.js';

let app: StaffingApplication;
beforeEach(async () => {
  app = await StaffingApplication.start();
});
afterEach(() => app[Symbol.asyncDispose]());

const coordinator = (change: object = {}) => ({
  kind: 'districtCoordinator',
  district: '08',
  name: 'Vera Beispiel',
  contact: 'vera@example.org',
  paidBy: 'district',
  weeklyHours: '29.25',
  from: '2026-01-01',
  ...change,
});
const functions = async (query = '', client = app.officer) =>
  (await client.get<ListOf<FunctionAnswer>>(`/v1/functions?${query}`)).body.items;

describe('a function', () => {
  test('is held from a day to a day, by somebody with a deputy, and paid by somebody', async () => {
    const { id, revision } = await app.done(app.officer, '/v1/functions', coordinator());
    await app.done(
      app.officer,
      '/v1/functions',
      coordinator({ name: 'Otto Muster', deputyFor: id, from: '2026-03-01' }),
    );
    await app.done(app.officer, `/v1/functions/${id}/end`, { to: '2026-07-01', reason: 'functionPassedOn' }, revision);
    expect(await functions('on=2026-02-28')).toMatchObject([
      { id, name: { text: 'Vera Beispiel' }, paidBy: 'district', weeklyHours: '29.25', to: '2026-07-01' },
    ]);
    expect(await functions('on=2026-06-30')).toHaveLength(2);
    expect(await functions('on=2026-07-01')).toMatchObject([{ name: { text: 'Otto Muster' }, deputyFor: id }]);
  });

  test('of a district is named to the district, to another one not even shown, to the auditor by its id', async () => {
    const district = await app.application.clientWith({ role: 'district', district: '08' });
    const neighbour = await app.application.clientWith({ role: 'district', district: '07' });
    const { id } = await app.done(district, '/v1/functions', coordinator());
    expect(await functions('', district)).toMatchObject([{ id, name: { text: 'Vera Beispiel' } }]);
    expect(await functions('', neighbour)).toEqual([]);
    expect((await neighbour.post('/v1/functions', coordinator())).status).toBe(403);
    const [seen] = await functions('', app.application.client('auditor'));
    expect(seen).toMatchObject({ id });
    expect(seen).not.toHaveProperty('name');
  });

  test('belongs to a district or to a carrier, as its kind has it', async () => {
    const carrierId = await app.carrier('Kiezlicht e. V.');
    expect((await app.officer.post('/v1/functions', coordinator({ carrierId }))).status).toBe(400);
    expect((await app.officer.post('/v1/functions', coordinator({ kind: 'teamLead' }))).status).toBe(400);
    await app.done(app.officer, '/v1/functions', coordinator({ kind: 'teamLead', carrierId }));
    expect(await functions(`carrierId=${carrierId}`)).toMatchObject([{ kind: 'teamLead', carrier: 'Kiezlicht e. V.' }]);
  });
});
