import type { LogPosition } from '@lotsenbuch/event-store';

/** Somebody else has written this read model, or dropped it: nothing was written. */
export class PositionMoved extends Error {
  override readonly name = 'PositionMoved';

  constructor(readModel: string, expected: LogPosition | undefined, actual: LogPosition | undefined) {
    super(
      `${readModel}: the stored position is ${actual ?? 'none'}, not ${expected ?? 'none'}: ` +
        'something else has written it. Only one process may keep a read model up to date: stop the other one',
    );
  }
}

/** The file, URL or stored rows cannot be used as a read model; the message says why and what to do. */
export class ReadModelRefused extends Error {
  override readonly name = 'ReadModelRefused';
}

/** The question cannot be asked of this read model: an undeclared field, a limit out of bounds, an impossible range. */
export class QueryRefused extends Error {
  override readonly name: 'QueryRefused' | 'CursorRefused' = 'QueryRefused';
}

/** The cursor is malformed, or was given out for another query. */
export class CursorRefused extends QueryRefused {
  override readonly name = 'CursorRefused';
}

/** The projection made a row that cannot be stored: its key or an indexed value has no agreed order. */
export class RowRefused extends Error {
  override readonly name = 'RowRefused';
}
