import type { EventDescriber } from '@lotsenbuch/kernel';
import { facilitatorDescriber, functionDescriber } from './describers/people-describer.js';
import { positionDescriber } from './describers/position-describer.js';
import { grantPlacesDescriber, headcountDescriber, projectDescriber } from './describers/project-describer.js';

/** What puts staffing's events into words. */
export const staffingDescribers: readonly EventDescriber[] = [
  projectDescriber,
  positionDescriber,
  facilitatorDescriber,
  functionDescriber,
  grantPlacesDescriber,
  headcountDescriber,
];
