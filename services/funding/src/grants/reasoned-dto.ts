import { ApiProperty, Optional } from '@lotsenbuch/service-kit';
import { IsString, MaxLength, MinLength } from 'class-validator';
import { MAX_NOTE_LENGTH } from '../notes/seal-note.js';

/** A note beside what was said with codes; it goes into the vault. */
export class NotedDto {
  @MaxLength(MAX_NOTE_LENGTH)
  @MinLength(1)
  @IsString()
  @Optional({ minLength: 1, maxLength: MAX_NOTE_LENGTH, description: 'Free text; kept in the vault' })
  note?: string;
}

/** Why somebody decided so. */
export class ReasonedDto extends NotedDto {
  @MaxLength(100)
  @IsString()
  @ApiProperty({ maxLength: 100, description: 'Code from the catalogue of this decision; GET /v1/reasons lists them' })
  reason!: string;
}
