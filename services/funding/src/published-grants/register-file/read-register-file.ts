import type { Result } from '@lotsenbuch/kernel';
import { looksLikeVerifiedCsv, readVerifiedCsv } from './csv/read-verified-csv.js';
import type { RegisterFile } from './register-file.js';
import type { RegisterFileRefused } from './register-file-refused.js';

/**
 * Reads what a published file says about one register year. The content decides which reader is asked, not the name.
 * Parsing the workbook is synchronous: about half a second for 12,000 rows.
 */
export const readRegisterFile = async (
  bytes: Buffer,
  year: number,
): Promise<Result<RegisterFile, RegisterFileRefused>> => {
  if (looksLikeVerifiedCsv(bytes)) return readVerifiedCsv(bytes, year);
  // Loaded with the first workbook: the library takes some 15 MB, and most processes are never given one.
  const { readWorkbook } = await import('./workbook/read-workbook.js');
  return readWorkbook(bytes, year);
};
