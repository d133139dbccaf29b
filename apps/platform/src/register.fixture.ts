import { type FileBody, type WorkbookCell, workbookOf } from '@lotsenbuch/testing';

const CAPTIONS = ['Name', 'Geber', 'Art', 'Jahr', 'Anschrift', 'Politikbereich', 'Zweck', 'Betrag'];
const DEPARTMENT = 'Senatsverwaltung für Integration, Arbeit und Soziales';

/** A row that the rule confirms as one of the programme. */
export const grantRow = (year: number, recipient: string, purpose: string, euros: number): readonly WorkbookCell[] => [
  recipient,
  DEPARTMENT,
  'Projektförderung',
  year,
  'Uferstr. 1, 13357 Berlin',
  'Integration',
  purpose,
  euros,
];

export const registerFile = (rows: readonly (readonly WorkbookCell[])[]): FileBody => workbookOf([CAPTIONS, ...rows]);

/** Three confirmed records of two carriers (1,234,567 €), one of them in Spandau, and one in review (89 €). */
export const smallRegister = (year: number): FileBody =>
  registerFile([
    grantRow(year, 'Kiezlicht e. V.', 'Integrationslots*innen Spandau', 1_000_000),
    grantRow(year, 'Haus Morgenrot gGmbH', 'Integrationslotsen', 234_000),
    grantRow(year, 'Haus Morgenrot gGmbH', 'Integrationslotsen Mitte', 567),
    grantRow(year, 'Pfefferbaum gGmbH', 'Kiezmütter für Mitte', 89),
  ]);
