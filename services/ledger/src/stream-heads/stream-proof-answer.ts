import { ApiProperty } from '@lotsenbuch/service-kit';
import { STREAM_PROOF_FORMAT } from './stream-proof.js';

export class ProvedLineAnswer {
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    description: 'Place among the lines of all streams, sorted by their bytes',
  })
  index!: number;

  @ApiProperty({ description: 'The stream and the revision of its last event', example: 'grant-1 5' })
  line!: string;

  @ApiProperty({ type: [String], description: 'Inclusion proof of the line (RFC 6962), from the line up; base64' })
  hashes!: string[];
}

export class StreamNeighboursAnswer {
  @ApiProperty({ type: ProvedLineAnswer, required: false, description: 'Absent where the stream would come first' })
  before?: ProvedLineAnswer;

  @ApiProperty({ type: ProvedLineAnswer, required: false, description: 'Absent where the stream would come last' })
  after?: ProvedLineAnswer;
}

/** A proof as `docs/auditors/proof-formats.md` describes it. */
export class StreamProofAnswer {
  @ApiProperty({ enum: [STREAM_PROOF_FORMAT] })
  format!: string;

  @ApiProperty({ example: 'grant-1' })
  stream!: string;

  @ApiProperty({ description: 'The signed checkpoint whose extension line stream-heads has the root of all lines' })
  checkpoint!: string;

  @ApiProperty({ type: ProvedLineAnswer, required: false, description: 'The line of the stream; absent without one' })
  present?: ProvedLineAnswer;

  @ApiProperty({
    type: StreamNeighboursAnswer,
    required: false,
    description: 'Where there is no such stream: the two lines next to each other between which it would be',
  })
  absent?: StreamNeighboursAnswer;
}
