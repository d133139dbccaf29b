import { ApiProperty, Optional } from '@lotsenbuch/service-kit';
import { IsString, MaxLength, MinLength } from 'class-validator';
import { MAX_NOTE_LENGTH } from '../notes/seal-note.js';

/** What an act on a budget year may be explained with. */
export class NotedActDto {
  @MaxLength(MAX_NOTE_LENGTH)
  @MinLength(1)
  @IsString()
  @Optional({ minLength: 1, maxLength: MAX_NOTE_LENGTH, description: 'Free text; kept in the vault' })
  note?: string;
}

export class ReasonedActDto extends NotedActDto {
  @MaxLength(100)
  @IsString()
  @ApiProperty({ maxLength: 100, description: 'Code from the catalogue of this act; GET /v1/reasons lists them' })
  reason!: string;
}
