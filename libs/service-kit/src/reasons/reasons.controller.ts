import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '../openapi/documentation.js';
import type { ReasonCatalogues } from './reason-catalogue.js';

export const REASON_CATALOGUES = Symbol('reason catalogues');

class ReasonTextsAnswer {
  @ApiProperty()
  de!: string;

  @ApiProperty()
  en!: string;
}

class ReasonAnswer {
  @ApiProperty()
  code!: string;

  @ApiProperty({ type: ReasonTextsAnswer })
  texts!: ReasonTextsAnswer;

  @ApiProperty({ format: 'date', description: 'First Berlin day on which it may be given' })
  from!: string;

  @ApiProperty({ required: false, format: 'date', description: 'First Berlin day on which it may no longer be given' })
  until?: string;
}

class ReasonCatalogueAnswer {
  @ApiProperty({ description: 'Kind of decision the reasons are for' })
  name!: string;

  @ApiProperty({ type: [ReasonAnswer] })
  reasons!: readonly ReasonAnswer[];
}

class ReasonCataloguesAnswer {
  @ApiProperty({ type: [ReasonCatalogueAnswer] })
  catalogues!: readonly ReasonCatalogueAnswer[];
}

/** The reasons a person can give for a decision, by kind of decision, of all services. */
@ApiTags('reasons')
@Controller('v1/reasons')
export class ReasonsController {
  constructor(@Inject(REASON_CATALOGUES) private readonly ofServices: readonly ReasonCatalogues[]) {}

  @ApiOperation({ summary: 'Catalogues of reasons' })
  @ApiOkResponse({ type: ReasonCataloguesAnswer })
  @Get()
  list(): ReasonCataloguesAnswer {
    const catalogues = this.ofServices.flatMap((catalogue) => Object.entries(catalogue));
    return {
      catalogues: catalogues.map(([name, reasons]) => ({
        name,
        reasons: reasons.map(({ code, text, from, until }) => ({
          code,
          texts: text,
          from,
          ...(until !== undefined && { until }),
        })),
      })),
    };
  }
}
