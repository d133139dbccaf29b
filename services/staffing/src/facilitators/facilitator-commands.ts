import type { CommandContext } from '@lotsenbuch/event-store';
import { type CommandAnswer, changedThing } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { sealPersonal } from '../commands/seal-personal.js';
import { StaffingPorts } from '../staffing-ports.js';
import { staffingProblem } from '../staffing-problems.js';
import type { PersonalDetails } from './domain/events.js';
import { type FacilitatorCommand, facilitatorAggregate } from './domain/facilitator.js';
import { type LanguageSkill, languageText } from './language-skills.js';

/** Personal details as somebody typed them. */
export interface TypedDetails {
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly languages?: readonly LanguageSkill[];
}

/** What commands about facilitators share: sealing before, and the answer after. */
@Injectable()
export class FacilitatorCommands {
  constructor(private readonly ports: StaffingPorts) {}

  /** @throws Problem as sealPersonal does */
  seal(context: CommandContext, facilitatorId: string, typed: TypedDetails): Promise<PersonalDetails> {
    const { languages, ...texts } = typed;
    const { name, email, phone } = texts;
    const languageTexts = languages && languageText(languages);
    return sealPersonal(this.ports.vault, context, facilitatorId, { name, email, phone, languages: languageTexts });
  }

  /** @throws Problem for every refusal */
  async apply(facilitatorId: string, command: FacilitatorCommand, context: CommandContext): Promise<CommandAnswer> {
    const outcome = await this.ports.commands.handle(facilitatorAggregate, facilitatorId, command, context);
    return changedThing(this.ports.eventStore, facilitatorId, context, outcome, staffingProblem);
  }
}
