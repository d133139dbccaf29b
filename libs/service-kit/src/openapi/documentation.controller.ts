import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Controller, Get, Header, Inject } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { DOCUMENTATION_SECURITY_POLICY } from '../http/security-headers.js';
import { ApiExcludeController } from './documentation.js';

export const DESCRIBE_INTERFACE = Symbol('describe interface');

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Lotsenbuch: HTTP interface</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<noscript><p>This page needs JavaScript; the same description as data: <a href="/openapi.json">openapi.json</a>.</p></noscript>
<main id="interface"></main>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

const START = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#interface', deepLinking: true, validatorUrl: null });
`;

/** The description of the HTTP interface, for programs and for people; everything comes from this server. */
@ApiExcludeController()
@Controller()
export class DocumentationController {
  constructor(@Inject(DESCRIBE_INTERFACE) private readonly describe: () => Promise<OpenAPIObject>) {}

  @Get('openapi.json')
  openApi(): Promise<OpenAPIObject> {
    return this.describe();
  }

  @Get('docs')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Content-Security-Policy', DOCUMENTATION_SECURITY_POLICY)
  page(): string {
    return PAGE;
  }

  @Get('docs/swagger-ui.css')
  @Header('Content-Type', 'text/css; charset=utf-8')
  styles(): Readable {
    return asset('swagger-ui.css');
  }

  @Get('docs/start.js')
  @Header('Content-Type', 'text/javascript; charset=utf-8')
  start(): string {
    return START;
  }

  @Get('docs/swagger-ui-bundle.js')
  @Header('Content-Type', 'text/javascript; charset=utf-8')
  script(): Readable {
    return asset('swagger-ui-bundle.js');
  }
}

function asset(name: string): Readable {
  const folder = createRequire(import.meta.url).resolve('swagger-ui-dist/package.json');
  return createReadStream(join(folder, '..', name));
}
