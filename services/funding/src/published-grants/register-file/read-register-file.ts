import type { Result } from '@lotsenbuch/kernel';
import { looksLikeVerifiedCsv, readVerifiedCsv } from './csv/read-verified-csv.js';
import type { RegisterFile } from './register-file.js';
import type { RegisterFileRefused } from './register-file-refused.js';
import { readWorkbook } from './workbook/read-workbook.js';

/**
 * Reads what a published file says about one register year. The content decides which reader is asked, not the name.
 * Parsing the workbook is synchronous: about half a second for 12,000 rows.
 */
export const readRegisterFile = async (
  bytes: Buffer,
  year: number,
): Promise<Result<RegisterFile, RegisterFileRefused>> =>
  looksLikeVerifiedCsv(bytes) ? readVerifiedCsv(bytes, year) : readWorkbook(bytes, year);
