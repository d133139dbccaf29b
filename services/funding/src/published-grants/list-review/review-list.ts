import type { KnownOn } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { districtAnswer } from '../list-published-grants/published-grant-answer.js';
import { candidatesOf } from '../list-published-grants/published-grant-detail-answer.js';
import { openQuestionsOf } from '../read-model/published-grant-row.js';
import { PublishedGrantsReader } from '../read-model/published-grants-reader.js';
import type { ReviewItemAnswer } from './review-item-answer.js';

/** Every question that waits for a person, by year and recipient. */
@Injectable()
export class ReviewList {
  constructor(private readonly reader: PublishedGrantsReader) {}

  async items(knownOn: KnownOn = {}): Promise<readonly ReviewItemAnswer[]> {
    const snapshot = await this.reader.snapshot({ open: { equals: true } }, knownOn);
    return snapshot.rows.flatMap((row) =>
      openQuestionsOf(row).map((kind) => ({
        kind,
        id: row.recordId,
        year: row.year,
        recipient: row.cells.recipient,
        purpose: row.cells.purpose,
        amountCents: row.amountCents,
        district: districtAnswer(row),
        basis: row.basis,
        ...(kind === 'carrier' && { candidates: candidatesOf(row, snapshot) }),
        revision: row.revision,
      })),
    );
  }
}
