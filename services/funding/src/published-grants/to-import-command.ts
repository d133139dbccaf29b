import { createHash } from 'node:crypto';
import { type Classification, classifyRow } from './domain/classification/classify.js';
import type { ClassificationRule } from './domain/classification/rule.js';
import type { RefusedRow } from './domain/events.js';
import type { ClassifiedRow, ImportRegister } from './domain/import-register.js';
import { foldText } from './domain/text/fold.js';
import type { RegisterFile, RegisterRow, VerifiedRow } from './register-file/register-file.js';

const DIGEST_LETTERS = 16;
const REFUSED_TEXT_LENGTH = 400;

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

const identityOf = (year: number, { cells }: RegisterRow): Pick<ClassifiedRow, 'identity' | 'identityDigest'> => {
  const identity = {
    recipient: foldText(cells.recipient),
    funder: foldText(cells.funder),
    purpose: foldText(cells.purpose),
  };
  const text = [year, identity.recipient, identity.funder, identity.purpose].join('\n');
  return { identity, identityDigest: sha256(text).slice(0, DIGEST_LETTERS) };
};

type Recorded = Extract<Classification, { kind: 'recorded' }>;

const classified = (
  { row, cells, amountCents, amountPrecision }: RegisterRow,
  { verdict, basis, district }: Omit<Recorded, 'kind'>,
  identity: Pick<ClassifiedRow, 'identity' | 'identityDigest'>,
): ClassifiedRow => ({ row, ...identity, cells, amountCents, amountPrecision, verdict, basis, district });

const shortened = (text: string): string =>
  text.length <= REFUSED_TEXT_LENGTH ? text : `${text.slice(0, REFUSED_TEXT_LENGTH).toWellFormed()}…`;

const refusedRow = ({ row, cells }: RegisterRow, reason: string): RefusedRow => ({
  row,
  recipient: shortened(cells.recipient),
  funder: shortened(cells.funder),
  policyField: shortened(cells.policyField ?? ''),
  purpose: shortened(cells.purpose),
  reason,
});

type Judged = Pick<ImportRegister, 'classified' | 'refused'>;

const judge = (rows: readonly RegisterRow[], year: number, rule: ClassificationRule): Judged => {
  const ours: ClassifiedRow[] = [];
  const refused: RefusedRow[] = [];
  for (const row of rows) {
    const { recipient, funder, purpose, policyField = '' } = row.cells;
    const { amountCents } = row;
    const answer = classifyRow({ year, recipient, funder, purpose, policyField, amountCents }, rule);
    if (answer.kind === 'recorded') ours.push(classified(row, answer, identityOf(year, row)));
    if (answer.kind === 'refused') refused.push(refusedRow(row, answer.reason));
  }
  return { classified: ours, refused };
};

/** Somebody checked the file before: every row belongs to the programme. */
const judgedByFile = (rows: readonly VerifiedRow[], year: number): Judged => ({
  classified: rows.map((row) => {
    const basis = { clause: 'verdictOfFile', matched: '' };
    return classified(row, { verdict: 'confirmed', basis, district: row.district }, identityOf(year, row));
  }),
  refused: [],
});

/** The command that compares a file with its register: what was read, judged by the rule, with its fingerprint. */
export const toImportCommand = (
  importId: string,
  bytes: Uint8Array,
  file: RegisterFile,
  rule: ClassificationRule,
): ImportRegister => ({
  type: 'ImportRegister',
  importId,
  year: file.year,
  file: { sha256: sha256(bytes), bytes: bytes.length },
  reader: file.reader,
  ...(file.reader === 'workbook' && { sheet: file.sheet }),
  ruleVersion: rule.version,
  rows: file.rows.length,
  ...(file.reader === 'workbook' ? judge(file.rows, file.year, rule) : judgedByFile(file.rows, file.year)),
});
