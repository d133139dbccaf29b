import { type ActingPerson, err, ok } from '@lotsenbuch/kernel';
import type { ApplicationRejection } from '../application-rejection.js';
import { type Decided, whenReady } from '../decision-result.js';
import type { Application, Block } from '../events.js';
import { type GrantState, isPending } from '../grant-state.js';
import { applicationFaults } from './application-faults.js';
import { fileReferenceOf } from './file-reference.js';

/** What other streams say about the applicant on the day of receipt. */
export interface ApplicantStanding {
  /** `unknown`: no such carrier; another id: the carrier was merged into that one. */
  readonly carrier: 'registered' | 'unknown' | { readonly mergedInto: string };
  /** The district's nomination of this carrier for area and period. */
  readonly nomination?: {
    readonly selectionId: string;
    /** Last day for applications; absent where the call named none. */
    readonly applicationsUntil?: string;
  };
  /** Whether the carrier has an entry in the transparency register. */
  readonly isInTransparencyRegister: boolean;
}

export interface SubmitApplication {
  readonly type: 'SubmitApplication';
  readonly grantId: string;
  readonly application: Omit<Application, 'selectionId'>;
  readonly standing: ApplicantStanding;
  /** Day of receipt. */
  readonly on: string;
  readonly by: ActingPerson;
}

export interface ReviseApplication {
  readonly type: 'ReviseApplication';
  readonly application: Omit<Application, 'selectionId'>;
  readonly standing: ApplicantStanding;
  readonly on: string;
  readonly by: ActingPerson;
}

const carrierRefused = (carrierId: string, { carrier }: ApplicantStanding): ApplicationRejection | undefined => {
  if (carrier === 'registered') return undefined;
  return carrier === 'unknown'
    ? { kind: 'carrierUnknown', carrierId }
    : { kind: 'carrierMergedInto', carrierId, into: carrier.mergedInto };
};

const refused = (
  application: Omit<Application, 'selectionId'>,
  standing: ApplicantStanding,
): ApplicationRejection | undefined => {
  const faults = applicationFaults(application);
  return faults.length > 0 ? { kind: 'faults', faults } : carrierRefused(application.carrierId, standing);
};

/** Nobody nominates for the projects of the whole city. */
const isNominated = ({ area }: Pick<Application, 'area'>, { nomination }: ApplicantStanding): boolean =>
  area === 'supraDistrict' || nomination !== undefined;

const openPointsOf = (
  application: Omit<Application, 'selectionId'>,
  standing: ApplicantStanding,
  isLate: boolean,
): readonly Block[] => [
  ...(standing.isInTransparencyRegister ? [] : (['noTransparencyRegisterEntry'] as const)),
  ...(isLate ? (['applicationLate'] as const) : []),
  ...(isNominated(application, standing) ? [] : (['notNominated'] as const)),
];

const withSelection = (
  application: Omit<Application, 'selectionId'>,
  { nomination }: ApplicantStanding,
): Application => ({ ...application, ...(nomination !== undefined && { selectionId: nomination.selectionId }) });

/** An incomplete application is refused; a late one, or one that something else is missing for, is received with open points. */
export const submitApplication = (command: SubmitApplication, state: GrantState): Decided => {
  const { grantId, application, standing, on, by } = command;
  if (state.grantId !== undefined) return err({ kind: 'grantExists' });
  const refusal = refused(application, standing);
  if (refusal !== undefined) return err(refusal);
  const until = standing.nomination?.applicationsUntil;
  const data = {
    ...withSelection(application, standing),
    grantId,
    fileReference: fileReferenceOf(grantId, on),
    version: 1,
    openPoints: openPointsOf(application, standing, until !== undefined && until < on),
    by,
  };
  return ok([{ type: 'ApplicationSubmitted', schemaVersion: 1, effectiveOn: on, data }]);
};

/**
 * A late application stays late; everything else is looked at anew. A grant keeps its carrier and its area: a merger of
 * the carrier in between changes what the carrier is read as, not what was applied for.
 */
export const reviseApplication = (command: ReviseApplication, state: GrantState): Decided =>
  whenReady(state, (grant) => {
    const { application, standing, on, by } = command;
    if (grant.status !== 'applied' || !isPending(grant)) {
      return err({ kind: 'notNow', status: grant.status, needs: 'undecidedApplication' });
    }
    const kept = (['carrierId', 'area'] as const).flatMap((field) =>
      application[field] === grant.application[field]
        ? []
        : [
            {
              field,
              expected: `${grant.application[field]}, as first applied for; another one needs an application of its own`,
              german: `${grant.application[field]}, wie zuerst beantragt; alles andere braucht einen eigenen Antrag`,
              found: application[field],
            },
          ],
    );
    if (kept.length > 0) return err({ kind: 'faults', faults: kept });
    const faults = applicationFaults(application);
    if (faults.length > 0) return err({ kind: 'faults', faults });
    const data = {
      ...withSelection(application, standing),
      grantId: grant.grantId,
      version: grant.lastVersion + 1,
      openPoints: openPointsOf(application, standing, grant.openPoints.includes('applicationLate')),
      by,
    };
    return ok([{ type: 'ApplicationRevised', schemaVersion: 1, effectiveOn: on, data }]);
  });
