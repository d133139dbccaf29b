import type { BidReceived, CarrierNominated, SelectionEvent, SelectionOpened } from './events.js';

export const ADA = { actor: 'person:ada' };
export const BEN = { actor: 'person:ben' };
export const PERIOD = { from: '2026-01-01', to: '2027-01-01' };
export const NOTE = { subject: 's', ref: 'r', commitment: 'c' };

export const opened: SelectionOpened = {
  type: 'SelectionOpened',
  schemaVersion: 1,
  effectiveOn: '2025-09-01',
  data: {
    selectionId: 's1',
    area: '07',
    period: PERIOD,
    bidsUntil: '2025-10-15',
    applicationsUntil: '2025-11-30',
    criteria: [
      { key: 'experience', caption: 'Erfahrung im Bezirk', weight: 60 },
      { key: 'languages', caption: 'Sprachen', weight: 40 },
    ],
    maxPoints: 10,
    by: ADA,
  },
};
export const bid = (bidId: string, carrierId: string, isLate = false): BidReceived => ({
  type: 'BidReceived',
  schemaVersion: 1,
  effectiveOn: isLate ? '2025-10-16' : '2025-10-01',
  data: { selectionId: 's1', bidId, carrierId, isLate, by: ADA },
});
export const declared = (
  by: { readonly actor: string; readonly deputyFor?: string },
  conflict = false,
): SelectionEvent => ({
  type: 'ConflictOfInterestDeclared',
  schemaVersion: 1,
  effectiveOn: '2025-10-20',
  data: { selectionId: 's1', conflict, by },
});
export const assessed = (bidId: string, experience: number, languages: number): SelectionEvent => ({
  type: 'BidAssessed',
  schemaVersion: 1,
  effectiveOn: '2025-10-20',
  data: {
    selectionId: 's1',
    bidId,
    points: [
      { criterion: 'experience', points: experience },
      { criterion: 'languages', points: languages },
    ],
    by: ADA,
  },
});
export const nominated: CarrierNominated = {
  type: 'CarrierNominated',
  schemaVersion: 1,
  effectiveOn: '2025-10-21',
  data: {
    selectionId: 's1',
    area: '07',
    bidId: 'b1',
    carrierId: 'giz',
    period: PERIOD,
    reason: 'bestAssessed',
    by: ADA,
  },
};

export const READY = [
  opened,
  bid('b1', 'giz'),
  bid('b2', 'oase'),
  declared(ADA),
  assessed('b1', 8, 5),
  assessed('b2', 6, 8),
];
