import { accountDescriber, erasureDescriber } from '@lotsenbuch/access';
import {
  applicationDescriber,
  budgetDescriber,
  carrierDescriber,
  noticeDescriber,
  publishedGrantDescriber,
  selectionDescriber,
} from '@lotsenbuch/funding';
import type { EventDescriber } from '@lotsenbuch/kernel';
import { ledgerDescriber } from '@lotsenbuch/ledger';
import { staffingDescribers } from '@lotsenbuch/staffing';

/** Puts the events of all services into words. */
export const DESCRIBERS: readonly EventDescriber[] = [
  applicationDescriber,
  budgetDescriber,
  carrierDescriber,
  noticeDescriber,
  publishedGrantDescriber,
  selectionDescriber,
  accountDescriber,
  erasureDescriber,
  ledgerDescriber,
  ...staffingDescribers,
];
