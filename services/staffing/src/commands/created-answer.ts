import { ApiProperty, CommandAnswer } from '@lotsenbuch/service-kit';

/** The answer to a command that brought something into being. */
export class CreatedAnswer extends CommandAnswer {
  @ApiProperty({ format: 'uuid' })
  id!: string;
}
