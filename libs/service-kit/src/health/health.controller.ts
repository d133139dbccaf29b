import { Controller, Get, Header, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ApiOkResponse, ApiProperty, ApiResponse, ApiTags } from '../openapi/documentation.js';
import { Readiness } from './readiness.js';

class LivenessAnswer {
  @ApiProperty({ enum: ['live'] })
  status!: 'live';
}

class CheckAnswer {
  @ApiProperty()
  name!: string;

  @ApiProperty()
  ready!: boolean;

  @ApiProperty({ required: false, description: 'Why not, and what to do' })
  reason?: string;
}

class ReadinessAnswer {
  @ApiProperty({ enum: ['ready', 'notReady'] })
  status!: 'ready' | 'notReady';

  @ApiProperty({ type: [CheckAnswer] })
  checks!: CheckAnswer[];
}

@ApiTags('operation')
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** The process answers; nothing else is looked at. */
  @Get('live')
  @Header('Cache-Control', 'no-store')
  @ApiOkResponse({ type: LivenessAnswer })
  live(): LivenessAnswer {
    return { status: 'live' };
  }

  @Get('ready')
  @Header('Cache-Control', 'no-store')
  @ApiOkResponse({ type: ReadinessAnswer })
  @ApiResponse({ status: 503, type: ReadinessAnswer, description: 'At least one check is not in order' })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadinessAnswer> {
    const checks = await this.readiness.results();
    const ready = checks.every((check) => check.ready);
    if (!ready) reply.status(503);
    return { status: ready ? 'ready' : 'notReady', checks };
  }
}
