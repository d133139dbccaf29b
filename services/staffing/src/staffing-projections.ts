import { facilitatorAggregate } from './facilitators/domain/facilitator.js';
import { functionAggregate } from './functions/domain/function-holder.js';
import { grantPlacesAggregate } from './grant-places/domain/grant-places.js';
import { headcountAggregate } from './headcounts/domain/headcount-day.js';
import { positionAggregate } from './positions/domain/position.js';
import { projectAggregate } from './projects/domain/project.js';
import { thingProjection } from './thing-projection.js';

/** Some hundred positions and facilitators: a question reads all rows instead of keeping sums of its own. */
export const projectsProjection = thingProjection('projects', 1, projectAggregate);
export const positionsProjection = thingProjection('positions', 1, positionAggregate);
export const facilitatorsProjection = thingProjection('facilitators', 1, facilitatorAggregate);
export const functionsProjection = thingProjection('function-holders', 1, functionAggregate);
export const grantPlacesProjection = thingProjection('grant-places', 1, grantPlacesAggregate);
export const headcountsProjection = thingProjection('headcounts', 1, headcountAggregate);
