import type { Right } from '@lotsenbuch/service-kit';
import { CARRIER } from '../domain/grant.support.spec.js';
import { emptyFile, type KeptNote } from '../read-model/grant-file.js';
import { readableNotes } from './grant-detail.js';

const note = (ref: string): KeptNote => ({ subject: ref, ref, commitment: 'c'.repeat(64) });
const [ofCarrier, ofHearing, ofReviewer, saidByCarrier] = ['carrier', 'hearing', 'reviewer', 'said'].map(note) as [
  KeptNote,
  KeptNote,
  KeptNote,
  KeptNote,
];
const on = '2025-12-01';
const file = {
  ...emptyFile,
  withdrawals: [{ on, by: CARRIER, reason: 'projectNotCarriedOut', note: ofCarrier }],
  hearings: [
    {
      hearingId: 'hearing-1',
      act: 'revocation' as const,
      reason: 'factsChanged',
      statementUntil: on,
      knownSince: on,
      on,
      by: CARRIER,
      note: ofHearing,
      statements: [{ on, by: CARRIER, note: saidByCarrier }],
    },
  ],
  rejections: [{ on, by: CARRIER, reason: 'notOfTheProgramme', note: ofReviewer }],
};
const [carrierId, readAs] = ['carrier-1', 'carrier-2'];
const scopes = [carrierId, readAs].map((id) => ({ district: '07', carrierId: id }));
const read = (...rights: readonly Right[]) => readableNotes({ ref: 'person:reader', rights }, file, scopes);

test.each<[string, readonly Right[], readonly KeptNote[]]>([
  ['an officer', [{ role: 'officer' }], [ofCarrier, ofHearing, ofReviewer, saidByCarrier]],
  ['the carrier itself', [{ role: 'carrier', carrierId }], [ofCarrier, saidByCarrier]],
  ['the carrier it is read as', [{ role: 'carrier', carrierId: readAs }], [ofCarrier, saidByCarrier]],
  [
    'the district that works for another carrier too',
    [
      { role: 'district', district: '07' },
      { role: 'carrier', carrierId: 'other' },
    ],
    [],
  ],
  ['an auditor', [{ role: 'auditor' }], []],
])('%s reads the notes that are meant for it', (_, rights, notes) => {
  expect([...read(...rights)].sort((a, b) => (a.ref < b.ref ? -1 : 1))).toEqual(notes);
});
