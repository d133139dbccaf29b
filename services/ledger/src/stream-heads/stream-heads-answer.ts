import { ApiProperty } from '@lotsenbuch/service-kit';

/** A cut of all streams, under a signed checkpoint. */
export class StreamHeadsAnswer {
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Tree size at which the streams were cut' })
  size!: number;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'How many streams there are' })
  count!: number;

  @ApiProperty({ description: 'Root of the tree over their lines, base64' })
  root!: string;

  @ApiProperty({ description: 'The signed checkpoint that carries it' })
  checkpoint!: string;
}
