import { Injectable } from '@nestjs/common';
import { currentCarriers } from '../carriers/current-carriers.js';
import { type CarrierDirectory, readAs } from '../carriers/domain/carrier-directory.js';
import type { CarrierEvent } from '../carriers/domain/events.js';
import { TransparencyEntries } from '../carriers/transparency-register/transparency-entries.js';
import type { FoldedLog } from '../folded-log.js';
import { FundingPorts } from '../funding-ports.js';
import { Nominations } from '../selection/nominations.js';
import type { ApplicantStanding } from './domain/application/submit-application.js';
import type { Application } from './domain/events.js';

/** What the log says about an applicant at this moment: decisions must not rest on a read model that is behind. */
@Injectable()
export class ApplicantStandings {
  readonly #carriers: FoldedLog<CarrierDirectory, CarrierEvent>;

  constructor(
    ports: FundingPorts,
    private readonly transparencyEntries: TransparencyEntries,
    private readonly nominations: Nominations,
  ) {
    this.#carriers = currentCarriers(ports.eventStore);
  }

  async of({
    carrierId,
    area,
    period,
  }: Pick<Application, 'carrierId' | 'area' | 'period'>): Promise<ApplicantStanding> {
    const [directory, entry, nomination] = await Promise.all([
      this.#carriers.current(),
      this.transparencyEntries.transparencyEntryOf(carrierId),
      this.nominations.nominationOf(carrierId, area, period),
    ]);
    const readAsId = readAs(directory, carrierId);
    const carrier =
      readAsId === undefined ? 'unknown' : readAsId === carrierId ? 'registered' : { mergedInto: readAsId };
    return {
      carrier,
      isInTransparencyRegister: entry !== undefined,
      ...(nomination !== undefined && {
        nomination: {
          selectionId: nomination.selectionId,
          ...(nomination.applicationsUntil !== undefined && { applicationsUntil: nomination.applicationsUntil }),
        },
      }),
    };
  }
}
