import { ApiProperty } from '@lotsenbuch/service-kit';
import { DistrictAnswer, VerdictBasisAnswer } from '../list-published-grants/published-grant-answer.js';
import { CandidateAnswer } from '../list-published-grants/published-grant-detail-answer.js';

/** One open question about a published grant record. */
export class ReviewItemAnswer {
  @ApiProperty({
    enum: ['inclusion', 'carrier'],
    description: 'Does it belong to the programme, or: which carrier is it',
  })
  kind!: 'inclusion' | 'carrier';

  @ApiProperty({ description: 'Id of the published grant record' })
  id!: string;

  @ApiProperty({ type: 'integer' })
  year!: number;

  @ApiProperty({ description: 'As published' })
  recipient!: string;

  @ApiProperty({ description: 'As published' })
  purpose!: string;

  @ApiProperty({ type: 'integer', description: 'Cents' })
  amountCents!: number;

  @ApiProperty({ type: DistrictAnswer })
  district!: DistrictAnswer;

  @ApiProperty({ type: VerdictBasisAnswer, description: 'What the rule found' })
  basis!: VerdictBasisAnswer;

  @ApiProperty({ required: false, type: [CandidateAnswer], description: 'For kind carrier' })
  candidates?: readonly CandidateAnswer[];

  @ApiProperty({ type: 'integer', description: 'ETag of the record, for the decision' })
  revision!: number;
}
