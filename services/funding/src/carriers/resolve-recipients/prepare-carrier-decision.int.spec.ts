import { prepareCarrierDecision } from './prepare-carrier-decision.js';
import { ResolutionLog } from './resolution-log.harness.spec.js';

describe('what a person needs to know to decide', () => {
  const register = [
    { recipient: 'Albatros e. V.', district: '12' },
    { recipient: 'Albatros Dienste mbH' },
    { recipient: '***' },
  ];

  test('the carrier that is meant, after merges, and the district that it tells', async () => {
    await using log = await ResolutionLog.open();
    await log.import(2016, register);
    await log.resolve();
    const carrierId = await log.carrierOf('Albatros e. V.');
    const recordId = await log.recordIdOf('Albatros Dienste mbH');
    const district = { basis: 'inferredFromCarrier', district: '12' };
    expect(await prepareCarrierDecision(log.store, recordId, carrierId)).toEqual({
      carrierId,
      canNameCarrier: true,
      district,
    });
    expect(await prepareCarrierDecision(log.store, recordId, undefined)).toEqual({ canNameCarrier: true });
  });

  test('that the record, or the carrier, is unknown, or that the recipient is no name', async () => {
    await using log = await ResolutionLog.open();
    await log.import(2016, register);
    await log.resolve();
    expect(await prepareCarrierDecision(log.store, '2016-unknown-1', undefined)).toBeUndefined();
    const recordId = await log.recordIdOf('***');
    expect(await prepareCarrierDecision(log.store, recordId, 'nobody')).toEqual({ canNameCarrier: false });
  });
});
