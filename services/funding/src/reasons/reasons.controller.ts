import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@lotsenbuch/service-kit';
import { Controller, Get } from '@nestjs/common';
import { CARRIER_REASONS } from '../carriers/domain/carrier-reasons.js';
import { REVIEW_REASONS } from '../published-grants/domain/review-reasons.js';

export class ReasonTextsAnswer {
  @ApiProperty()
  de!: string;

  @ApiProperty()
  en!: string;
}

export class ReasonAnswer {
  @ApiProperty()
  code!: string;

  @ApiProperty({ type: ReasonTextsAnswer })
  texts!: ReasonTextsAnswer;

  @ApiProperty({ format: 'date', description: 'First Berlin day on which it may be given' })
  from!: string;

  @ApiProperty({ required: false, format: 'date', description: 'First Berlin day on which it may no longer be given' })
  until?: string;
}

export class ReasonCatalogueAnswer {
  @ApiProperty({ description: 'Kind of decision the reasons are for' })
  name!: string;

  @ApiProperty({ type: [ReasonAnswer] })
  reasons!: readonly ReasonAnswer[];
}

export class ReasonCataloguesAnswer {
  @ApiProperty({ type: [ReasonCatalogueAnswer] })
  catalogues!: readonly ReasonCatalogueAnswer[];
}

const WORDS: Readonly<Record<string, string>> = {
  rename: 'carrierRename',
  merge: 'carrierMerge',
  include: 'reviewInclude',
  exclude: 'reviewExclude',
  carrier: 'recipientCarrier',
};

/** The reasons a person can give for a decision, by kind of decision. */
@ApiTags('reasons')
@Controller('v1/reasons')
export class ReasonsController {
  @ApiOperation({ summary: 'Catalogues of reasons' })
  @ApiOkResponse({ type: ReasonCataloguesAnswer })
  @Get()
  list(): ReasonCataloguesAnswer {
    const byDecision = Map.groupBy([...REVIEW_REASONS, ...CARRIER_REASONS], ({ decision }) => decision);
    return {
      catalogues: [...byDecision].map(([decision, reasons]) => ({
        name: WORDS[decision] ?? decision,
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
