import { ApiProperty, Nested, Optional } from '@lotsenbuch/service-kit';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsEmail, IsIn, Matches, MaxLength } from 'class-validator';
import { OptionalText } from '../validation/fields.js';
import { LANGUAGE_LEVELS, type LanguageLevel } from './language-skills.js';

export class LanguageSkillDto {
  @Matches(/^[a-z]{2,3}$/, { message: 'code must be a language code of ISO 639, such as ar or prs' })
  @ApiProperty({ description: 'Language code of ISO 639, such as ar', pattern: '^[a-z]{2,3}$' })
  code!: string;

  @IsIn(LANGUAGE_LEVELS)
  @ApiProperty({ enum: LANGUAGE_LEVELS, description: 'Level of the European framework, or native' })
  level!: LanguageLevel;
}

/** What is known about a person; all of it goes into the vault. */
export class PersonalDetailsDto {
  @OptionalText(300, 'Name of the person')
  name?: string;

  @MaxLength(300)
  @IsEmail()
  @Optional({ format: 'email', description: 'At work' })
  email?: string;

  @OptionalText(50, 'At work')
  phone?: string;

  @ArrayMaxSize(30)
  @ArrayMinSize(1)
  @IsArray()
  @Nested(() => LanguageSkillDto, { list: true })
  @Optional({ type: [LanguageSkillDto] })
  languages?: LanguageSkillDto[];
}
