import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes } from '../openapi/documentation.js';
import type { CSV_MEDIA_TYPE, PDF_MEDIA_TYPE, WORKBOOK_MEDIA_TYPE } from './body-parsers.js';

/**
 * A route that takes one file as its body (`@Body() file: Buffer`), up to 64 MiB, of these content types only.
 * The body is not read before the actor is known.
 */
export const Upload = (
  ...mediaTypes: readonly (typeof WORKBOOK_MEDIA_TYPE | typeof CSV_MEDIA_TYPE | typeof PDF_MEDIA_TYPE)[]
): MethodDecorator =>
  applyDecorators(
    RouteConfig({ uploads: mediaTypes }),
    ApiConsumes(...mediaTypes),
    ApiBody({ required: true, schema: { type: 'string', format: 'binary' } }),
  );
