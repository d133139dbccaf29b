import type { INestApplication } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { ProblemAnswer } from '../problems/problem-answer.js';
import { loadSwagger, refuseNamesakes, schemaPath } from './documentation.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

/** What the description says about the whole interface. */
export interface InterfaceInfo {
  readonly title: string;
  readonly version: string;
  readonly description: string;
}

/**
 * The OpenAPI 3.1 description of the running application, made from its code.
 * @throws Error if two classes that it describes have one name
 */
export async function openApiDocument(application: INestApplication, info: InterfaceInfo): Promise<OpenAPIObject> {
  const swagger = await loadSwagger();
  const head = new swagger.DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(info.title)
    .setVersion(info.version)
    .setDescription(info.description)
    .setLicense('EUPL-1.2', 'https://interoperable-europe.ec.europa.eu/collection/eupl/eupl-text-eupl-12')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'A token of credentials.json' }, 'token')
    .build();
  const document = swagger.SwaggerModule.createDocument(application, head, { extraModels: [ProblemAnswer] });
  refuseNamesakes(Object.keys(document.components?.schemas ?? {}));
  for (const path of Object.values(document.paths)) {
    for (const operation of [path.get, path.post, path.put, path.patch, path.delete]) describeProblems(operation);
    describeIdempotencyKey(path.post);
  }
  return document;
}

/** Every operation can be asked by the public or with a token, and can answer with a problem. */
function describeProblems(operation: Operation | undefined): void {
  if (operation === undefined) return;
  operation.security = [{}, { token: [] }];
  operation.responses.default ??= {
    description: 'A problem (RFC 9457)',
    content: { 'application/problem+json': { schema: { $ref: schemaPath(ProblemAnswer) } } },
  };
}

function describeIdempotencyKey(operation: Operation | undefined): void {
  operation?.parameters?.push({
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description: 'A new UUID for each change; the same one when it is repeated',
    schema: { type: 'string', minLength: 1, maxLength: 255 },
  });
}
