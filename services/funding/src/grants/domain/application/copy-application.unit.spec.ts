import { application, GRANT } from '../grant.support.spec.js';
import { copyOfApplication } from './copy-application.js';

const copy = (from: string, to: string) => copyOfApplication(GRANT, application(), { from, to }, (id) => `${id}-27`);

describe('a copy of an application', () => {
  test('has the new period, new line ids and the rates of the years after', () => {
    const copied = copy('2027-01-01', '2028-01-01');
    expect(copied.plan.rates).toEqual([{ year: 2027, amountCents: 85_000_00 }]);
    expect(copied.plan.costs.map(({ lineId }) => lineId)).toEqual(['staff-27', 'material-27']);
    expect(copied).toMatchObject({ copiedFrom: GRANT, period: { from: '2027-01-01', to: '2028-01-01' }, positions: 2 });
    expect(copied).not.toHaveProperty('selectionId');
  });

  test('leaves the rates to the carrier where the new period touches more or fewer years', () => {
    expect(copy('2027-01-01', '2029-01-01').plan.rates).toEqual([]);
  });
});
