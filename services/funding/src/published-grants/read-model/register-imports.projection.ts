import type { RecordedEvent } from '@lotsenbuch/event-store';
import type { Projection } from '@lotsenbuch/projections';
import type { RefusedRow, RegisterImported, RegisterRowsRefused } from '../domain/events.js';

/** One import of a register file, as its first event tells it. */
export type RegisterImportRow = RegisterImported['data'] & {
  /** UTC, RFC 3339. */
  readonly recordedAt: string;
  readonly actor: string;
  /** Log position: the order of the imports. */
  readonly position: string;
};

const isImport = ({ envelope }: RecordedEvent): boolean => envelope.type === 'RegisterImported';

const withRefused = (row: RegisterImportRow, refused: readonly RefusedRow[]): RegisterImportRow => ({
  ...row,
  refused: [...row.refused, ...refused],
});

/** Every import of a register file: evidence of what was published when. */
export const registerImportsProjection: Projection<RegisterImportRow> = {
  name: 'register-imports',
  version: 1,
  filter: { streamPrefixes: ['publishedRegister-'], types: ['RegisterImported', 'RegisterRowsRefused'] },
  keys: ({ envelope }) => [(envelope.data as RegisterImported['data'] | RegisterRowsRefused['data']).importId],
  evolve: (row, event) => {
    const { envelope, position } = event;
    if (isImport(event)) {
      const data = envelope.data as RegisterImported['data'];
      return { ...data, recordedAt: envelope.recordedAt, actor: envelope.actor, position };
    }
    if (row === undefined) throw new Error(`${envelope.type} for an import that was never recorded`);
    return withRefused(row, (envelope.data as RegisterRowsRefused['data']).refused);
  },
  indexes: {
    year: ({ year }) => year,
    actor: ({ actor }) => actor,
    order: ({ position }) => position,
  },
};
