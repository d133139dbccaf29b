import { ActingPersonAnswer, ApiProperty } from '@lotsenbuch/service-kit';
import { NoteAnswer } from '../../notes/open-notes.js';

/** What an act has in common with every other. */
export class GrantActAnswer {
  @ApiProperty({ format: 'date', description: 'Berlin day from which it counts' })
  on!: string;

  @ApiProperty({ type: ActingPersonAnswer })
  by!: ActingPersonAnswer;

  @ApiProperty({ required: false, type: NoteAnswer })
  note?: NoteAnswer;
}

export class ReasonedActAnswer extends GrantActAnswer {
  @ApiProperty()
  reason!: string;
}
