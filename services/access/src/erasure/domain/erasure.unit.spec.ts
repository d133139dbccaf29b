import { localDate } from '@lotsenbuch/kernel';
import { given } from '@lotsenbuch/testing';
import { type ErasureCommand, erasureDecider } from './erasure.js';
import type { ErasureEvent } from './events.js';
import type { RetentionClaim } from './retention-claim.js';

const today = localDate('2026-11-23');
const [erasureId, subject] = ['erasure-1', 'subject-1'];
const officer = { actor: 'person:officer' };
const approver = { actor: 'person:approver' };

const requestIt: ErasureCommand = {
  type: 'RequestErasure',
  erasureId,
  subject,
  reason: 'askedByPerson',
  by: officer,
  claims: [],
  today,
};
const releaseIt: ErasureCommand = { type: 'ReleaseErasure', by: approver, claims: [], today };
const refuseIt: ErasureCommand = { type: 'RefuseErasure', reason: 'mustBeKept', by: approver, today };

const requested: ErasureEvent = {
  type: 'ErasureRequested',
  schemaVersion: 1,
  data: { erasureId, subject, reason: 'askedByPerson', by: officer },
};
const released: ErasureEvent = {
  type: 'ErasureReleased',
  schemaVersion: 1,
  data: { erasureId, subject, by: approver },
};
const refused: ErasureEvent = {
  type: 'ErasureRefused',
  schemaVersion: 1,
  data: { erasureId, reason: 'mustBeKept', by: approver },
};
const erased: ErasureEvent = { type: 'SubjectErased', schemaVersion: 1, data: { erasureId, subject } };

const claim = (until: RetentionClaim['until']): RetentionClaim => ({ holder: 'funding', reason: 'approver', until });

describe('an erasure', () => {
  test('is requested by one person and released by another; then the process records that it happened', () => {
    given(erasureDecider).when(requestIt).thenEvents(requested);
    given(erasureDecider, requested).when(releaseIt).thenEvents(released);
    given(erasureDecider, requested, released).when({ type: 'RecordErased' }).thenEvents(erased);
    given(erasureDecider, requested, released, erased).when({ type: 'RecordErased' }).thenEvents();
  });

  test.each([
    ['the same person', officer],
    ['a deputy of who asked', { actor: 'person:deputy', deputyFor: officer.actor }],
  ])('is not released by %s', (_, by) => {
    given(erasureDecider, requested)
      .when({ ...releaseIt, by })
      .thenRejected({ kind: 'secondPersonNeeded' });
  });

  test('is not released by who asked for it as a deputy of somebody else', () => {
    const asDeputy = {
      ...requested,
      data: { ...requested.data, by: { actor: 'person:x', deputyFor: approver.actor } },
    };
    given(erasureDecider, asDeputy as ErasureEvent)
      .when(releaseIt)
      .thenRejected({ kind: 'secondPersonNeeded' });
  });

  test.each(['open', localDate('2026-11-24')] as const)('waits while somebody needs the person until %s', (until) => {
    const holding = claim(until);
    const claims = [claim(today), holding];
    given(erasureDecider)
      .when({ ...requestIt, claims })
      .thenRejected({ kind: 'subjectRetained', claims: [holding] });
    given(erasureDecider, requested)
      .when({ ...releaseIt, claims })
      .thenRejected({ kind: 'subjectRetained', claims: [holding] });
  });

  test('does not wait for a claim from the day on which it ends', () => {
    given(erasureDecider)
      .when({ ...requestIt, claims: [claim(today)] })
      .thenEvents(requested);
    given(erasureDecider, requested)
      .when({ ...releaseIt, claims: [claim(today)] })
      .thenEvents(released);
  });

  test('can be refused with a reason, and is then over', () => {
    given(erasureDecider, requested).when(refuseIt).thenEvents(refused);
    given(erasureDecider, requested, refused)
      .when(releaseIt)
      .thenRejected({ kind: 'alreadyDecided', stage: 'refused' });
  });

  test.each([
    ['released', [requested, released]],
    ['erased', [requested, released, erased]],
  ] as const)('that is %s is not decided again', (stage, events) => {
    given(erasureDecider, ...events)
      .when(refuseIt)
      .thenRejected({ kind: 'alreadyDecided', stage });
    given(erasureDecider, ...events)
      .when(releaseIt)
      .thenRejected({ kind: 'alreadyDecided', stage });
  });

  test('is not recorded as done before it was released', () => {
    given(erasureDecider, requested)
      .when({ type: 'RecordErased' })
      .thenRejected({ kind: 'notReleased', stage: 'requested' });
  });

  test('needs a reason of the catalogue for what is decided', () => {
    given(erasureDecider)
      .when({ ...requestIt, reason: 'mustBeKept' })
      .thenRejected({
        kind: 'reasonUnknown',
        reason: 'mustBeKept',
        allowed: ['noLongerNeeded', 'askedByPerson', 'recordedUnlawfully'],
      });
    given(erasureDecider, requested)
      .when({ ...refuseIt, reason: 'askedByPerson' })
      .thenRejected({
        kind: 'reasonUnknown',
        reason: 'askedByPerson',
        allowed: ['mustBeKept', 'identityNotProved', 'requestTakenBack'],
      });
  });

  test('that nobody requested cannot be decided, and one id is one request', () => {
    given(erasureDecider).when(releaseIt).thenRejected({ kind: 'erasureUnknown' });
    given(erasureDecider).when(refuseIt).thenRejected({ kind: 'erasureUnknown' });
    given(erasureDecider, requested).when(requestIt).thenRejected({ kind: 'erasureExists' });
  });
});
