import { describe } from '@jest/globals';
import { type NewStoreUnderTest, useStore } from './harness.js';
import { describeLog } from './log.js';
import { describeRacing } from './racing.js';
import { describeReading } from './reading.js';
import { describeRefusedAppends } from './refused-appends.js';
import { describeRepeats } from './repeats.js';
import { describeStored } from './stored.js';
import { describeSubscribing } from './subscribing.js';
import { describeWrongRevisions } from './wrong-revisions.js';

export type { NewStoreUnderTest, StoreUnderTest } from './harness.js';

/**
 * What every adapter of the event store port must do, without an exception for any. Test code: needs jest, and is never
 * imported by what runs.
 */
export const describeEventStoreConformance = (name: string, newStore: NewStoreUnderTest): void => {
  describe(`${name} conforms to the event store port`, () => {
    const context = useStore(newStore);
    describeWrongRevisions(context);
    describeRefusedAppends(context);
    describeRepeats(context);
    describeReading(context);
    describeLog(context);
    describeStored(context);
    describeSubscribing(context);
    describeRacing(context);
  });
};
