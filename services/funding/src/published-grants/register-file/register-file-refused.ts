export type RefusalCode =
  /** Not an Excel workbook (.xlsx), nor a CSV file of the known layout. */
  | 'notAWorkbook'
  | 'encrypted'
  | 'macros'
  | 'tooLarge'
  /** Broken, or built so that two programs would read different things in it. */
  | 'damaged'
  /** DOCTYPE, entities or other markup that no spreadsheet program writes. */
  | 'dangerousMarkup'
  | 'empty'
  | 'columnsMissing'
  | 'columnsAmbiguous'
  | 'sheetsAmbiguous'
  | 'wrongYear'
  | 'amountNotANumber'
  | 'formulaError'
  | 'formula'
  | 'textNotReadable'
  | 'unknownValue';

/** Why a file was not read: nothing of it is recorded. English sentences; the code is what programs use. */
export interface RegisterFileRefused {
  readonly code: RefusalCode;
  /** The cell that is wrong, `Sheet!H12`; absent where it is not about one cell. */
  readonly cell?: string;
  readonly expected: string;
  readonly found: string;
  /** What to do about it. */
  readonly hint: string;
}

/** One sentence for logs and terminals. */
export const describeRefusal = ({ cell, expected, found, hint }: RegisterFileRefused): string =>
  `${cell === undefined ? '' : `cell ${cell}: `}found ${found}, expected ${expected}. ${hint}`;
