import { describe } from '@jest/globals';
import { describeFinding } from './finding.js';
import { describePaging } from './paging.js';
import type { EngineUnderTest } from './sample.js';
import { describeWriting } from './writing.js';

export type { EngineUnderTest } from './sample.js';

/** What every engine that keeps read models must do; `create` gives each test an engine without data. */
export const describeReadModelStore = (engine: string, create: () => Promise<EngineUnderTest>): void => {
  describe(`read models on ${engine}: writing`, () => describeWriting(create));
  describe(`read models on ${engine}: finding`, () => describeFinding(create));
  describe(`read models on ${engine}: paging`, () => describePaging(create));
};
