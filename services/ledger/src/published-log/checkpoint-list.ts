import { type Page, PROBLEMS, type Problem, refusal } from '@lotsenbuch/service-kit';
import { checkpointLine, parseCheckpoint, parseNote } from '@lotsenbuch/transparency-log';
import type { SignedCheckpoints } from '../tree-files/signed-checkpoints.js';
import type { SignedCheckpointAnswer } from './signed-checkpoint-answer.js';

/**
 * One page of what this log signed, the latest first.
 * @throws Problem 400 if the cursor is not one of this list; TreeFileFault, NoteRefused if a line is damaged
 */
export const checkpointPage = async (
  signed: Pick<SignedCheckpoints, 'before'>,
  limit: number,
  cursor: string | undefined,
): Promise<Page<SignedCheckpointAnswer>> => {
  const before = cursor === undefined ? undefined : placeOf(cursor);
  const lines = await signed.before(before, limit);
  if (lines === undefined) throw notACursor(cursor ?? '');
  const items = lines.map(({ checkpoint: { at, note } }) => {
    const checkpoint = parseCheckpoint(parseNote(note).text);
    const { size, root } = checkpoint;
    return { size, root: Buffer.from(root).toString('base64'), at, checkpointLine: checkpointLine(checkpoint), note };
  });
  const last = lines.at(-1);
  return { items, ...(last !== undefined && last.begins > 0 && { nextCursor: String(last.begins) }) };
};

const placeOf = (cursor: string): number => {
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor);
  throw notACursor(cursor);
};

const notACursor = (cursor: string): Problem =>
  refusal(
    PROBLEMS.validation,
    {
      en: 'The cursor is not one of this list.',
      de: 'Diese Stelle der Liste gibt es nicht. Beginnen Sie die Liste von vorn.',
    },
    {
      errors: [
        {
          field: 'cursor',
          expected: 'must be nextCursor of the page before',
          german: 'muss nextCursor der Seite davor sein',
          found: JSON.stringify(cursor.slice(0, 100)),
        },
      ],
    },
  );
