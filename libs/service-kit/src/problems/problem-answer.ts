import { ApiProperty } from '../openapi/documentation.js';

/** OpenAPI shape of {@link FieldError}. */
export class FieldErrorAnswer {
  @ApiProperty({ description: 'Path in the body or query, or the name of a header', example: 'amounts[2].cents' })
  field!: string;

  @ApiProperty({ example: 'must be a whole number' })
  expected!: string;

  @ApiProperty({ required: false, description: 'What stood there, as JSON, cut at 100 characters' })
  found?: string;
}

/** OpenAPI shape of {@link ProblemDetails}, the body of every failed request. */
export class ProblemAnswer {
  @ApiProperty({ example: 'urn:lotsenbuch:problem:validation' })
  type!: string;

  @ApiProperty({ description: 'The same for every problem of this type' })
  title!: string;

  @ApiProperty({ type: 'integer', example: 400 })
  status!: number;

  @ApiProperty({ description: 'What happened this time, what was expected and what to do' })
  detail!: string;

  @ApiProperty({ description: 'Names this request in the log' })
  correlationId!: string;

  @ApiProperty({ type: [FieldErrorAnswer], required: false })
  errors?: FieldErrorAnswer[];
}
