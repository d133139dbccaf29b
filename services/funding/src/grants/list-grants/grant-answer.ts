import { ApiProperty } from '@lotsenbuch/service-kit';
import type { CarrierRegistry } from '../../carriers/read-model/carriers.js';
import { BLOCKS } from '../block-remedies.js';
import { overpaidCents } from '../domain/grant-state.js';
import { approvedCentsOn } from '../domain/plan/approved-on.js';
import { waitingFor } from '../domain/waiting-for.js';
import { type GrantRow, periodOfGrant } from '../read-model/grants.projection.js';

export const GRANT_STATUSES = ['applied', 'applicationWithdrawn', 'rejected', 'deciding', 'approved', 'ended'] as const;

export const WAITING_ROLES = ['officer', 'approver', 'district', 'programmeOffice', 'carrier'] as const;

export class GrantCarrierAnswer {
  @ApiProperty({ format: 'uuid', description: 'The carrier it is read as, after merges' })
  id!: string;

  @ApiProperty()
  name!: string;
}

export class PeriodAnswer {
  @ApiProperty({ format: 'date' })
  from!: string;

  @ApiProperty({ format: 'date', description: 'Not part of it any more' })
  to!: string;
}

export class WaitingAnswer {
  @ApiProperty({ description: 'What has to be done next' })
  act!: string;

  @ApiProperty({ enum: WAITING_ROLES })
  role!: string;

  @ApiProperty({ required: false, enum: BLOCKS, description: 'With an open point or an override' })
  block?: string;

  @ApiProperty({ format: 'date', description: 'Last Berlin day on which it is in time' })
  due!: string;
}

/** One grant in a list. */
export class GrantAnswer {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ description: 'File reference (Geschäftszeichen)' })
  fileReference!: string;

  @ApiProperty({ type: GrantCarrierAnswer })
  carrier!: GrantCarrierAnswer;

  @ApiProperty({ description: 'District 01 to 12, or supraDistrict' })
  area!: string;

  @ApiProperty({ type: PeriodAnswer, description: 'Approved, or else applied for' })
  period!: PeriodAnswer;

  @ApiProperty({ enum: GRANT_STATUSES })
  status!: string;

  @ApiProperty({ type: 'integer', description: 'Cents, in the present version' })
  requestedCents!: number;

  @ApiProperty({ type: 'integer', description: 'Cents; 0 before the first approval' })
  approvedCents!: number;

  @ApiProperty({ type: 'integer', description: 'Cents' })
  paidCents!: number;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Cents paid beyond what is approved' })
  overpaidCents!: number;

  @ApiProperty({ type: 'integer', minimum: 0, description: '0 before the first approval' })
  positionsApproved!: number;

  @ApiProperty({ required: false, enum: ['provisional', 'final'] })
  notice?: string;

  @ApiProperty({ type: [WaitingAnswer], description: 'Whom it waits for, the earliest first' })
  waitingFor!: readonly WaitingAnswer[];

  @ApiProperty({ required: false, format: 'date', description: 'The earliest of these days' })
  due?: string;

  @ApiProperty({ enum: BLOCKS, isArray: true, description: 'Blocks that two persons overrode; for ever' })
  overridden!: readonly string[];

  @ApiProperty({ type: 'integer', description: 'Its ETag' })
  revision!: number;
}

/** @param effectiveOn Berlin day on which the approved amount is asked for; without it what was recorded last */
export const grantAnswer = (
  id: string,
  { state, file, revision }: GrantRow,
  registry: CarrierRegistry,
  effectiveOn: string | undefined,
): GrantAnswer => {
  const { application, terms } = state;
  if (application === undefined) throw new Error(`grant ${id} has no application`);
  const waiting = waitingFor(state);
  const { from, to } = periodOfGrant(state);
  const due = waiting[0]?.due;
  return {
    id,
    fileReference: state.fileReference ?? '',
    carrier: registry.resolve(application.carrierId) ?? { id: application.carrierId, name: application.carrierId },
    area: application.area,
    period: { from, to },
    status: state.status,
    requestedCents: application.plan.requestedCents,
    approvedCents:
      effectiveOn === undefined ? (terms?.approvedCents ?? 0) : approvedCentsOn(file.approvals, effectiveOn),
    paidCents: state.paidCents,
    overpaidCents: overpaidCents(state),
    positionsApproved: terms?.positionsApproved ?? 0,
    ...(terms !== undefined && { notice: terms.notice }),
    waitingFor: waiting.map(({ act, role, block, due: until }) => ({
      act,
      role,
      ...(block !== undefined && { block }),
      due: until,
    })),
    ...(due !== undefined && { due }),
    overridden: file.overrides.flatMap(({ block, countersigned }) => (countersigned === undefined ? [] : [block])),
    revision,
  };
};
