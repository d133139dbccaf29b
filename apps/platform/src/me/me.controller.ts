import {
  type Actor,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
  CurrentActor,
  isProtected,
  mayUse,
  ROLES,
  requireAccess,
} from '@lotsenbuch/service-kit';
import { Controller, Get, Header } from '@nestjs/common';
import { PLATFORM_ACCESS } from '../platform-access.js';
import { PlatformParts } from '../platform-parts.js';

export class RightAnswer {
  @ApiProperty({ enum: ROLES })
  role!: string;

  @ApiProperty({ required: false, description: 'Key 01 to 12, with the role district' })
  district?: string;

  @ApiProperty({ required: false, format: 'uuid', description: 'With the role carrier' })
  carrierId?: string;

  @ApiProperty({ required: false, description: 'Reference of the actor in whose place it is used' })
  deputyFor?: string;

  @ApiProperty({ required: false, format: 'date', description: 'First Berlin day on which it is no longer held' })
  until?: string;
}

export class AllowedOperationAnswer {
  @ApiProperty({ example: 'renameCarrier' })
  operation!: string;

  @ApiProperty({ example: 'POST /v1/carriers/{id}/rename' })
  route!: string;
}

export class MeAnswer {
  @ApiProperty({ description: 'Reference under which decisions are recorded' })
  actor!: string;

  @ApiProperty({ type: [RightAnswer], description: 'What the actor holds today' })
  rights!: readonly RightAnswer[];

  @ApiProperty({
    type: [AllowedOperationAnswer],
    description:
      'What these rights allow beyond what is public; with role district or carrier only for what is their own',
  })
  operations!: readonly AllowedOperationAnswer[];
}

@ApiTags('access')
@Controller('v1/me')
export class MeController {
  constructor(private readonly parts: PlatformParts) {}

  @ApiOperation({ summary: 'Who the token or session belongs to, and what that person may do today' })
  @ApiOkResponse({ type: MeAnswer })
  @Header('Cache-Control', 'no-store')
  @Get()
  me(@CurrentActor() actor: Actor | undefined): MeAnswer {
    requireAccess(actor, PLATFORM_ACCESS.readOwnRights);
    const { ref, rights } = actor;
    return {
      actor: ref,
      rights,
      operations: this.parts.access
        .flatMap((table) => Object.entries(table))
        .filter(([, rule]) => isProtected(rule) && mayUse(actor, rule))
        .map(([operation, { route }]) => ({ operation, route })),
    };
  }
}
