import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '../openapi/documentation.js';
import { Metrics } from './metrics.js';

@ApiTags('operation')
@Controller()
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  /** Figures of this process in the Prometheus text format 0.0.4. */
  @Get('metrics')
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  @ApiOkResponse({ content: { 'text/plain': { schema: { type: 'string' } } } })
  read(): Promise<string> {
    return this.metrics.text();
  }
}
