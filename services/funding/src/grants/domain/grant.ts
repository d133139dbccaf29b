import type { Aggregate, Decider } from '@lotsenbuch/kernel';
import { type ApplicationCommand, type ApplicationRejection, decideApplication } from './application-commands.js';
import type { GrantEvent } from './events.js';
import { evolveGrant } from './evolve-grant.js';
import { type GrantState, noGrant } from './grant-state.js';
import { decideNotice, type NoticeCommand, type NoticeRejection } from './notice-commands.js';

export type GrantCommand =
  | { readonly part: 'application'; readonly command: ApplicationCommand }
  | { readonly part: 'notice'; readonly command: NoticeCommand };

export type GrantRejection = ApplicationRejection | NoticeRejection;

export const GRANT_CATEGORY = 'grant';

/** Stream `grant-<grantId>`: from the application to the end of the notice. */
export const grantDecider: Decider<GrantState, GrantCommand, GrantEvent, GrantRejection> = {
  version: 'grant/1',
  initialState: noGrant,
  decide: (asked, state) =>
    asked.part === 'application' ? decideApplication(asked.command, state) : decideNotice(asked.command, state),
  evolve: evolveGrant,
};

export const grantAggregate: Aggregate<GrantState, GrantCommand, GrantEvent, GrantRejection> = {
  category: GRANT_CATEGORY,
  decider: grantDecider,
  touches: (event) => [event.data.grantId],
};
