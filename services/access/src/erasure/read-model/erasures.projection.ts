import { domainEventOf } from '@lotsenbuch/event-store';
import type { ActingPerson } from '@lotsenbuch/kernel';
import type { Projection } from '@lotsenbuch/projections';
import { ERASURE_CATEGORY, type ErasureStage } from '../domain/erasure.js';
import type { ErasureEvent } from '../domain/events.js';

export interface ErasureRow {
  readonly id: string;
  readonly subject: string;
  readonly stage: ErasureStage;
  /** Code from the catalogue, for the request. */
  readonly reason: string;
  readonly requestedBy: ActingPerson;
  /** UTC, RFC 3339. */
  readonly requestedAt: string;
  readonly decidedBy?: ActingPerson;
  readonly decidedAt?: string;
  /** Code from the catalogue, where it was refused. */
  readonly refusal?: string;
  readonly erasedAt?: string;
  /** Its ETag. */
  readonly revision: number;
  /** Log position of the request: the order of the list. */
  readonly position: string;
}

const evolve = (row: ErasureRow, event: ErasureEvent, recordedAt: string): ErasureRow => {
  switch (event.type) {
    case 'ErasureRefused':
      return {
        ...row,
        stage: 'refused',
        refusal: event.data.reason,
        decidedBy: event.data.by,
        decidedAt: recordedAt,
      };
    case 'ErasureReleased':
      return { ...row, stage: 'released', decidedBy: event.data.by, decidedAt: recordedAt };
    case 'SubjectErased':
      return { ...row, stage: 'erased', erasedAt: recordedAt };
    case 'ErasureRequested':
      return row;
  }
};

/** One row per erasure, whatever became of it. */
export const erasuresProjection: Projection<ErasureRow> = {
  name: 'erasures',
  version: 1,
  filter: { streamPrefixes: [`${ERASURE_CATEGORY}-`] },
  keys: ({ envelope }) => [domainEventOf<ErasureEvent>(envelope).data.erasureId],
  evolve: (row, { envelope, position }) => {
    const event = domainEventOf<ErasureEvent>(envelope);
    const { recordedAt, revision } = envelope;
    if (event.type === 'ErasureRequested') {
      const { erasureId, subject, reason, by } = event.data;
      return {
        id: erasureId,
        subject,
        stage: 'requested',
        reason,
        requestedBy: by,
        requestedAt: recordedAt,
        revision,
        position,
      };
    }
    if (row === undefined) throw new Error(`${event.type} for erasure ${event.data.erasureId}, which nobody requested`);
    return { ...evolve(row, event, recordedAt), revision };
  },
  indexes: {
    stage: ({ stage }) => stage,
    order: ({ position }) => position,
  },
};
