import { err, type Result } from '@lotsenbuch/kernel';
import type { GrantEvent } from './events.js';
import type { GrantState } from './grant-state.js';

/** What carrier, reviewer, adviser and approver do, and what the reservation process records. */
export type ApplicationCommand = { readonly type: 'SubmitApplication' };

export type ApplicationRejection = { readonly kind: 'grantUnknown' };

export const decideApplication = (
  _command: ApplicationCommand,
  _state: GrantState,
): Result<readonly GrantEvent[], ApplicationRejection> => err({ kind: 'grantUnknown' });
