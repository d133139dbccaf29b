import { given } from '@lotsenbuch/testing';
import type { GrantEvent } from '../events.js';
import { grantDecider } from '../grant.js';
import { APPLICANT, GRANT_ID, submitted } from '../notice/approved-grant.fixture.js';

test('a document that is attached again as the same kind changes nothing', () => {
  const data = {
    document: 'b'.repeat(64),
    kind: 'statement',
    title: 'Stellungnahme',
    mediaType: 'application/pdf',
    bytes: 1000,
    by: APPLICANT,
  } as const;
  const attaching = {
    part: 'notice',
    command: { type: 'AttachDocument', attachedOn: '2026-03-01', ...data },
  } as const;
  const attached: GrantEvent = {
    type: 'DocumentAttached',
    schemaVersion: 1,
    effectiveOn: '2026-03-01',
    data: { grantId: GRANT_ID, ...data },
  };
  given(grantDecider, submitted).when(attaching).thenEvents(attached);
  given(grantDecider, submitted, attached).when(attaching).thenEvents();
});
