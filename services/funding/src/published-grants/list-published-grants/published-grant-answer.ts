import { ApiProperty } from '@lotsenbuch/service-kit';
import type { CarrierRegistry } from '../../carriers/read-model/carriers.js';
import { DISTRICTS } from '../domain/classification/districts.js';
import {
  districtOf,
  PUBLISHED_GRANT_STATUSES,
  type PublishedGrantRow,
  type PublishedGrantStatus,
  statusOf,
} from '../read-model/published-grant-row.js';

export class SourceLineAnswer {
  @ApiProperty({ description: 'SHA-256 of the file, lower-case hex' })
  file!: string;

  @ApiProperty({ required: false, description: 'Sheet of a workbook' })
  sheet?: string;

  @ApiProperty({ type: 'integer', minimum: 1, description: 'Row as a spreadsheet shows it' })
  row!: number;
}

export class VerdictBasisAnswer {
  @ApiProperty({ description: 'Clause of the classification rule' })
  clause!: string;

  @ApiProperty({ description: 'What in the row made it apply' })
  matched!: string;
}

export class DistrictAnswer {
  @ApiProperty({ enum: ['namedInPurpose', 'inferredFromCarrier', 'supraDistrict', 'unknown'] })
  basis!: string;

  @ApiProperty({ required: false, description: 'Key 01 to 12; absent for supra-district and unknown' })
  district?: string;

  @ApiProperty({ required: false })
  name?: string;
}

export class CarrierReferenceAnswer {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ description: 'Name on the day of effectiveOn' })
  name!: string;
}

/** One entry of the grants database that concerns the programme. */
export class PublishedGrantAnswer {
  @ApiProperty()
  id!: string;

  @ApiProperty({ type: 'integer', description: 'Register year' })
  year!: number;

  @ApiProperty({ description: 'As published' })
  recipient!: string;

  @ApiProperty({ description: 'As published' })
  funder!: string;

  @ApiProperty({ description: 'As published' })
  purpose!: string;

  @ApiProperty({ required: false, description: 'As published' })
  policyField?: string;

  @ApiProperty({ type: 'integer', description: 'Cents; whether approved or paid is not published' })
  amountCents!: number;

  @ApiProperty({ enum: ['wholeEuros', 'cents'] })
  amountPrecision!: string;

  @ApiProperty({ enum: PUBLISHED_GRANT_STATUSES })
  status!: PublishedGrantStatus;

  @ApiProperty({ enum: ['confirmed', 'inReview', 'apart'], description: 'What the rule said' })
  verdict!: string;

  @ApiProperty({ type: VerdictBasisAnswer })
  basis!: VerdictBasisAnswer;

  @ApiProperty({ type: DistrictAnswer })
  district!: DistrictAnswer;

  @ApiProperty({ required: false, type: CarrierReferenceAnswer, description: 'Absent while it is not resolved' })
  carrier?: CarrierReferenceAnswer;

  @ApiProperty({ enum: ['resolved', 'ambiguous', 'unresolved'] })
  carrierState!: string;

  @ApiProperty({ description: 'Same carrier and amount as another record of the year; flagged, never removed' })
  suspectedRepeat!: boolean;

  @ApiProperty({ type: SourceLineAnswer })
  source!: SourceLineAnswer;

  @ApiProperty({ type: 'integer', description: 'Its ETag' })
  revision!: number;
}

const districtName = (key: string): string => DISTRICTS.list.find((district) => district.key === key)?.name ?? key;

export const districtAnswer = (row: PublishedGrantRow): DistrictAnswer => {
  const found = districtOf(row);
  return 'district' in found ? { ...found, name: districtName(found.district) } : { basis: found.basis };
};

export const publishedGrantAnswer = (
  row: PublishedGrantRow,
  registry: CarrierRegistry,
  suspectedRepeats: ReadonlySet<string>,
): PublishedGrantAnswer => {
  const { recipient, funder, purpose, policyField } = row.cells;
  const carrier = row.carrier.state === 'resolved' ? registry.resolve(row.carrier.carrierId) : undefined;
  return {
    id: row.recordId,
    year: row.year,
    recipient,
    funder,
    purpose,
    ...(policyField !== undefined && { policyField }),
    amountCents: row.amountCents,
    amountPrecision: row.amountPrecision,
    status: statusOf(row),
    verdict: row.verdict,
    basis: row.basis,
    district: districtAnswer(row),
    ...(carrier && { carrier }),
    carrierState: row.carrier.state,
    suspectedRepeat: suspectedRepeats.has(row.recordId),
    source: row.source,
    revision: row.revision,
  };
};
