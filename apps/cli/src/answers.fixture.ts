/** Answers as the contract has them, for tests that cannot run the platform. */
export const RECORD_ID = '0192f3c4-1111-7000-8000-000000000001';
export const CARRIER_ID = '0192f3c4-2222-7000-8000-000000000001';
export const OTHER_CARRIER_ID = '0192f3c4-2222-7000-8000-000000000002';
const FILE = `${'1a2b3c4d5e6f'}${'0'.repeat(52)}`;

export const publishedGrant = {
  id: RECORD_ID,
  year: 2019,
  recipient: 'Diakoniewerk Simeon gGmbH',
  funder: 'Senatsverwaltung für Integration, Arbeit und Soziales',
  purpose: 'Integrationslotsinnen und\nIntegrationslotsen in Neukölln',
  policyField: 'Integration',
  amountCents: 52208100,
  amountPrecision: 'wholeEuros',
  status: 'confirmed',
  verdict: 'confirmed',
  basis: { clause: 'facilitatorWord', matched: 'Integrationslotsinnen' },
  district: { basis: 'namedInPurpose', district: '08', name: 'Neukölln' },
  carrier: { id: CARRIER_ID, name: 'Diakoniewerk Simeon gGmbH' },
  carrierState: 'resolved',
  suspectedRepeat: false,
  source: { file: FILE, sheet: 'Zuwendungen 2019', row: 4711 },
  revision: 3,
};

export const report = {
  year: 2019,
  confirmed: { records: 23, sumCents: 1169567900 },
  inReview: { records: 0, sumCents: 0 },
  apart: { records: 2, sumCents: 123456 },
  suspectedRepeats: {
    groups: 1,
    sumCents: 52208100,
    items: [
      {
        carrier: { id: CARRIER_ID, name: 'Diakoniewerk Simeon gGmbH' },
        recipient: 'Diakoniewerk Simeon gGmbH',
        amountCents: 52208100,
        records: [
          { id: RECORD_ID, purpose: 'Integrationslotsen 2018' },
          { id: '0192f3c4-1111-7000-8000-000000000002', purpose: '' },
        ],
      },
    ],
  },
  districts: [
    { basis: 'namedInPurpose', district: '08', name: 'Neukölln', records: 2, sumCents: 104416200 },
    { basis: 'supraDistrict', records: 1, sumCents: 5 },
    { basis: 'unknown', records: 0, sumCents: 0 },
  ],
  imports: [],
};

export const registerImport = {
  importId: '0192f3c4-3333-7000-8000-000000000001',
  year: 2019,
  dryRun: false,
  file: { sha256: FILE, bytes: 300000 },
  reader: 'workbook',
  sheet: 'Zuwendungen 2019',
  rows: 9876,
  ruleVersion: 'register-rule-1',
  verdicts: { confirmed: 23, inReview: 1, apart: 2, refused: 1 },
  changes: { recorded: 26, corrected: 0, reclassified: 0, withdrawn: 0, unchanged: 0 },
  refused: [
    {
      row: 12,
      recipient: 'Bildungslotsen e. V.',
      funder: 'SenBJF',
      policyField: 'Bildung',
      purpose: 'Bildungslotsen',
      reason: 'otherPolicyField',
    },
  ],
  logPosition: 'aaaaaaaaaaaa-00000000000000000027',
  event: 'publishedRegister-2019/26',
};

export const platformStatus = (positions: readonly (string | undefined)[], head: string) => ({
  version: '0.1.0',
  eventStore: { storeId: 'aaaaaaaaaaaa', head },
  ledger: {
    state: 'running',
    checkpointLine: `lotsenbuch.local/aaaaaaaaaaaa 27 ${'A'.repeat(43)}=`,
    shortForm: '12345 12345 12345 12345 12345 12345',
    uncovered: 0,
  },
  consumers: positions.map((position, index) => ({
    name: ['carrier-resolution', 'published-grants'][index],
    state: 'live',
    ...(position === undefined ? {} : { logPosition: position }),
  })),
  example: 'none',
});

export const logPosition = (ordinal: number): string => `aaaaaaaaaaaa-${String(ordinal).padStart(20, '0')}`;

/** A status in which everything that `registerImport` led to is there. */
export const CAUGHT_UP = { body: platformStatus([logPosition(27), logPosition(27)], logPosition(27)) };

export const carrier = {
  id: CARRIER_ID,
  name: 'GIZ gGmbH',
  legalForm: 'gGmbH',
  spellings: ['GIZ e. V.', 'GIZ gGmbH'],
  names: [
    { name: 'GIZ e. V.', from: '2013-01-01' },
    { name: 'GIZ gGmbH', from: '2016-01-01' },
  ],
  records: 4,
  sumCents: 123456,
  revision: 2,
};

export const historyItems = [
  {
    stream: 'publishedRegister-2019',
    revision: 4,
    type: 'PublishedGrantRecorded',
    recordedAt: '2026-03-29T00:59:59.999Z',
    effectiveOn: '2019-01-01',
    actor: 'officer',
    summary: 'Recorded from the register',
    changes: [{ field: 'Amount', to: '522.081,00 €' }],
    source: publishedGrant.source,
  },
  {
    stream: 'publishedRegister-2019',
    revision: 31,
    type: 'PublishedGrantCorrected',
    recordedAt: '2026-03-29T01:00:00.000Z',
    actor: 'officer',
    summary: 'Amount corrected',
    changes: [
      { field: 'Amount', from: '522.081,00 €', to: '522.080,00 €' },
      { field: 'Note', from: 'x' },
    ],
    reason: 'A later file says otherwise',
    remark: 'Nothing describes this type of event; shown are its type and data.',
  },
];

export const reviewItems = [
  {
    kind: 'inclusion',
    id: RECORD_ID,
    year: 2016,
    recipient: 'Kiezmütter e. V.',
    purpose: 'Kiezmütter für Mitte',
    amountCents: 13400300,
    district: { basis: 'namedInPurpose', district: '01', name: 'Mitte' },
    basis: { clause: 'laterName', matched: 'Kiezmütter' },
    revision: 5,
  },
  {
    kind: 'carrier',
    id: '0192f3c4-1111-7000-8000-000000000003',
    year: 2016,
    recipient: 'Diakonie',
    purpose: '',
    amountCents: 100,
    district: { basis: 'unknown' },
    basis: { clause: 'facilitatorWord', matched: 'Lotsen' },
    candidates: [{ carrierId: CARRIER_ID, name: 'Diakoniewerk Simeon gGmbH', rule: 'sharedFirstWord' }],
    revision: 6,
  },
];
