import { createLog } from '@lotsenbuch/service-kit';
import { startApplication } from '@lotsenbuch/testing';
import { openPlatform, type Platform } from '../platform.js';
import { Browser, hasForm, textOf } from './pages-browser.fixture.js';
import { APPLIED, type Changed, openYear, readyToDecide, registerCarrier } from './pages-scene.fixture.js';

const now = () => new Date('2025-11-20T09:00:00.000Z');

test('a decision that the budget years have not answered is shown as accepted and underway', async () => {
  let platform: Platform | undefined;
  const log = createLog('error', { write: () => {} });
  const application = await startApplication({
    now,
    assemble: async (configuration, identities) => {
      platform = await openPlatform(configuration, log, now, identities);
      return platform;
    },
  });
  try {
    const officer = application.client('officer');
    await openYear(officer, 2026);
    const carrierId = await registerCarrier(officer, 'Uferstern e. V.');
    await platform?.settled();
    const { body: grant } = await officer.post<Changed>('/v1/grants', { ...APPLIED, carrierId });
    const people = { officer: application.client('second-officer'), approver: application.client('second-approver') };
    await readyToDecide(people, grant.id, async () => platform?.settled());
    await platform?.consumedLog?.consumers.find(({ name }) => name === 'funds-reservation')?.stop();

    const path = `/vorgaenge/${grant.id}`;
    const approver = await Browser.open(application.url, application.client('approver'));
    const decided = await approver.fill(path, 'approvegrant', { notice: 'final', reason: 'reviewFollowed' });
    expect(textOf(decided.html)).toContain('Angenommen, aber noch nicht zu Ende gebracht.');
    expect(textOf(decided.html)).toContain('die Haushaltsjahre werden gefragt');
    expect(hasForm(decided.html, 'approvegrant')).toBe(false);
  } finally {
    await application.close();
  }
});
