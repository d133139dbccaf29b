import { FundingApplication } from '../../funding-application.fixture.js';
import { aGrant } from '../register.fixture.js';

let app: FundingApplication;
beforeEach(async () => {
  app = await FundingApplication.start();
});
afterEach(() => app[Symbol.asyncDispose]());

describe('the report of a year', () => {
  test('without records has zeros', async () => {
    const none = { records: 0, sumCents: 0 };
    expect(await app.report(2016)).toEqual({
      year: 2016,
      confirmed: none,
      inReview: none,
      apart: none,
      suspectedRepeats: { groups: 0, sumCents: 0, items: [] },
      districts: [],
    });
  });

  test('sums what is confirmed by district, then supra-district, then unknown; nothing counts twice', async () => {
    await app.import(2016, [
      aGrant({ recipient: 'Amsel e. V.', purpose: 'Integrationslotsen Reinickendorf', amount: 1 }),
      aGrant({ recipient: 'Bussard e. V.', purpose: 'Integrationslotsen Wedding', amount: 20 }),
      aGrant({ recipient: 'Dohle e. V.', purpose: 'Integrationslotsen Moabit', amount: 300 }),
      aGrant({ recipient: 'Elster e. V.', purpose: 'Integrationslotsen', amount: 4_000 }),
      aGrant({ recipient: 'Falke e. V.', purpose: 'Integrationslotsen berlinweit', amount: 50_000 }),
      aGrant({ recipient: 'Habicht e. V.', purpose: 'Stadtteilmütter Moabit', amount: 600_000 }),
    ]);
    const { confirmed, inReview, districts } = await app.report(2016);
    expect(districts).toEqual([
      { basis: 'district', district: '01', name: 'Mitte', records: 2, sumCents: 32_000 },
      { basis: 'district', district: '12', name: 'Reinickendorf', records: 1, sumCents: 100 },
      { basis: 'supraDistrict', records: 1, sumCents: 5_000_000 },
      { basis: 'unknown', records: 1, sumCents: 400_000 },
    ]);
    expect(districts.reduce((sum, { sumCents }) => sum + sumCents, 0)).toBe(confirmed.sumCents);
    expect(inReview).toEqual({ records: 1, sumCents: 60_000_000 });
  });

  test('flags the same carrier and amount with another purpose, and leaves it in the totals', async () => {
    await app.import(2019, [
      aGrant({ recipient: 'Amsel e. V.', purpose: 'Integrationslotsen 2018', amount: 700 }),
      aGrant({ recipient: 'AMSEL e.V.', purpose: 'Integrationslotsen 2019', amount: 700 }),
      aGrant({ recipient: 'Amsel e. V.', purpose: 'Integrationslotsen 2020', amount: 700 }),
      aGrant({ recipient: 'Amsel e. V.', purpose: 'Integrationslotsen 2021', amount: 701 }),
      aGrant({ recipient: 'Bussard e. V.', purpose: 'Integrationslotsen 2019', amount: 700 }),
    ]);
    const { confirmed, suspectedRepeats } = await app.report(2019);
    expect(confirmed).toEqual({ records: 5, sumCents: 350_100 });
    expect(suspectedRepeats).toMatchObject({ groups: 1, sumCents: 140_000, items: [{ amountCents: 70_000 }] });
    expect(suspectedRepeats.items[0]?.records.map(({ purpose }) => purpose.slice(-4)).sort()).toEqual([
      '2018',
      '2019',
      '2020',
    ]);
    const flagged = (await app.grants()).filter(({ suspectedRepeat }) => suspectedRepeat);
    expect(flagged.map(({ id }) => id).sort()).toEqual(suspectedRepeats.items[0]?.records.map(({ id }) => id).sort());
  });

  test('flags only what counts: not what is in review, apart or no longer in the register', async () => {
    const counted = aGrant({ purpose: 'Integrationslotsen 2018' });
    const gone = aGrant({ purpose: 'Integrationslotsen 2019' });
    await app.import(2019, [
      counted,
      gone,
      aGrant({ purpose: 'Stadtteilmütter' }),
      aGrant({ purpose: 'Integrationslotsen 2020', policyField: 'Arbeit' }),
    ]);
    expect((await app.report(2019)).suspectedRepeats).toMatchObject({ groups: 1, sumCents: 10_000_000 });
    await app.import(2019, [counted, aGrant({ purpose: 'Stadtteilmütter' })]);
    expect((await app.report(2019)).suspectedRepeats.groups).toBe(0);
    expect((await app.grants()).filter(({ suspectedRepeat }) => suspectedRepeat)).toEqual([]);
  });

  test('flags records of two carriers once they are merged', async () => {
    await app.import(2019, [
      aGrant({ recipient: 'Amsel e. V.', purpose: 'Integrationslotsen Mitte' }),
      aGrant({ recipient: 'Bussard e. V.', purpose: 'Integrationslotsen Pankow' }),
    ]);
    expect((await app.report(2019)).suspectedRepeats.groups).toBe(0);
    const [amsel, bussard] = [await app.carrier('Amsel'), await app.carrier('Bussard')];
    const merge = { into: bussard.id, reason: 'organisationsUnited' };
    await app.officer.post(`/v1/carriers/${amsel.id}/merge`, merge, { ifMatch: amsel.revision });
    await app.settled();
    expect((await app.report(2019)).suspectedRepeats).toMatchObject({
      groups: 1,
      items: [{ carrier: { id: bussard.id } }],
    });
  });

  test.each(['', 'year=', 'year=1999', 'year=2016&month=1'])('is 400 for the query "%s"', async (query) => {
    expect((await app.public.get(`/v1/reports/published-grants?${query}`)).status).toBe(400);
  });
});
