import { ResolutionLog } from './resolution-log.harness.spec.js';

describe('the district that the purpose does not name', () => {
  const districtsOf = async (log: ResolutionLog) =>
    (await log.findings()).resolved.map(({ recipient, district }) => [recipient, district]);
  const inferred = (district: string) => ({ basis: 'inferredFromCarrier', district });

  test('is the one that other records of the carrier name, also of another year and in the same file', async () => {
    await using log = await ResolutionLog.open();
    await log.import(2019, [{ recipient: 'Kiezverein e. V.', district: '12' }]);
    await log.import(2016, [
      { recipient: 'Kiezverein e.V.' },
      { recipient: 'Stern e. V.' },
      { recipient: 'Stern e. V.', district: '03' },
    ]);
    await log.resolve();
    expect(await districtsOf(log)).toEqual([
      ['Kiezverein e. V.', undefined],
      ['Kiezverein e.V.', inferred('12')],
      ['Stern e. V.', inferred('03')],
      ['Stern e. V.', undefined],
    ]);
  });

  test('is not known from records that were published later', async () => {
    await using log = await ResolutionLog.open();
    await log.import(2016, [{ recipient: 'Kiezverein e. V.' }]);
    await log.import(2019, [{ recipient: 'Kiezverein e. V.', district: '12' }]);
    await log.resolve();
    expect(await districtsOf(log)).toEqual([
      ['Kiezverein e. V.', undefined],
      ['Kiezverein e. V.', undefined],
    ]);
  });

  test('is not guessed between two, and not from money that is listed apart', async () => {
    await using log = await ResolutionLog.open();
    await log.import(2016, [
      { recipient: 'Kiezverein e. V.', district: '04' },
      { recipient: 'Kiezverein e. V.', district: '06' },
      { recipient: 'Kiezverein e. V.' },
      { recipient: 'Stern e. V.', district: '03', verdict: 'apart' },
      { recipient: 'Stern e. V.' },
    ]);
    await log.resolve();
    expect((await districtsOf(log)).filter(([, district]) => district !== undefined)).toEqual([]);
  });

  test('is told by the dated reference, for the years of its source', async () => {
    await using log = await ResolutionLog.open();
    const recipient = 'Harmonie e. V.';
    await log.import(2016, [{ recipient }]);
    await log.import(2024, [{ recipient }]);
    await log.resolve();
    expect(await districtsOf(log)).toEqual([
      [recipient, inferred('07')],
      [recipient, undefined],
    ]);
  });
});
