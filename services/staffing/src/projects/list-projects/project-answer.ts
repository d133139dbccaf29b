import { ApiProperty } from '@lotsenbuch/service-kit';

export class ProjectCarrierAnswer {
  @ApiProperty()
  carrierId!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ format: 'date' })
  from!: string;
}

export class ProjectAnswer {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ description: 'Key 01 to 12, or supraDistrict' })
  district!: string;

  @ApiProperty({ description: 'Carrier on the day, after mergers' })
  carrierId!: string;

  @ApiProperty()
  carrier!: string;

  @ApiProperty({ type: [ProjectCarrierAnswer], description: 'The first one first' })
  carriers!: readonly ProjectCarrierAnswer[];

  @ApiProperty({ format: 'date' })
  from!: string;

  @ApiProperty({ required: false, format: 'date', description: 'First day on which it is no more' })
  to?: string;

  @ApiProperty({ type: 'integer', description: 'Its ETag' })
  revision!: number;
}
