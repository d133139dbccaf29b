import { type FileBody, type WorkbookCell, workbookOf } from '@lotsenbuch/testing';

/** One grant of a register as published. */
export interface PublishedRow {
  readonly recipient: WorkbookCell;
  readonly funder: WorkbookCell;
  readonly kind: WorkbookCell;
  readonly year: WorkbookCell;
  readonly address: WorkbookCell;
  readonly policyField: WorkbookCell;
  readonly purpose: WorkbookCell;
  /** Euros. */
  readonly amount: WorkbookCell;
}

export type Columns = readonly (readonly [caption: string, meaning: keyof PublishedRow])[];

/** As the registers of 2016 and 2019 have them. */
export const COLUMNS: Columns = [
  ['Name', 'recipient'],
  ['Geber', 'funder'],
  ['Art', 'kind'],
  ['Jahr', 'year'],
  ['Anschrift', 'address'],
  ['Politikbereich', 'policyField'],
  ['Zweck', 'purpose'],
  ['Betrag', 'amount'],
];

export const DEPARTMENT = 'Senatsverwaltung für Integration, Arbeit und Soziales';

/** A grant of the programme that the rule confirms; a test names what it is about. */
export const aGrant = (given: Partial<PublishedRow> = {}): Partial<PublishedRow> => ({
  recipient: 'Kiezlicht e. V.',
  funder: DEPARTMENT,
  kind: 'Projektförderung',
  address: 'Uferstr. 1, 13357 Berlin',
  policyField: 'Integration',
  purpose: 'Integrationslots*innen Spandau',
  amount: 100_000,
  ...given,
});

/** The register of a year as a workbook; rows are of that year unless they say otherwise. */
export const registerOf = (
  year: number,
  rows: readonly Partial<PublishedRow>[],
  columns: Columns = COLUMNS,
): FileBody =>
  workbookOf([
    columns.map(([caption]) => caption),
    ...rows.map((row) => columns.map(([, meaning]) => ({ year, ...row })[meaning])),
  ]);

/** Two confirmed (350,000 €), one in review (50,000 €), two apart (24,000 €), one with a keyword only, one unrelated. */
export const SMALL_REGISTER: readonly Partial<PublishedRow>[] = [
  aGrant({
    recipient: 'Schwimmverein Nord',
    funder: 'Senatsverwaltung für Inneres',
    policyField: 'Sport',
    purpose: 'Boote',
  }),
  aGrant(),
  aGrant({
    recipient: 'Haus Morgenrot gGmbH',
    purpose: 'Integrationslotsinnen für\nTempelhof-Schöneberg ',
    amount: 250_000,
  }),
  aGrant({ recipient: 'Pfefferbaum gGmbH', purpose: 'Kiezmütter für Mitte', amount: 50_000 }),
  aGrant({
    recipient: 'Lindenblatt e. V.',
    funder: 'Bezirksamt Pankow',
    purpose: 'Integrationslotsen',
    amount: 20_000,
  }),
  aGrant({ recipient: 'Werkstatt Ost GmbH', policyField: 'Arbeit', purpose: 'Integrationslotsen', amount: 4_000 }),
  aGrant({ recipient: 'Säuglingshilfe e. V.', policyField: 'Gesundheit', purpose: 'Babylotsen', amount: 9_000 }),
];
