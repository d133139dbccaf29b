import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { isIPv6 } from 'node:net';
import type { DynamicModule, ModuleMetadata } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { accessGate } from '../access/access-gate.js';
import type { AccessTable } from '../access/access-rule.js';
import type { IdentityProvider, RightsOf } from '../access/identity-provider.js';
import { KIT_ACCESS } from '../access/kit-access.js';
import { SessionController } from '../access/session.controller.js';
import { Sessions } from '../access/sessions.js';
import { type Configuration, ConfigurationRefused } from '../configuration/configuration.js';
import { HealthController } from '../health/health.controller.js';
import { Readiness, type ReadinessCheck } from '../health/readiness.js';
import { DESCRIBE_INTERFACE, DocumentationController } from '../openapi/documentation.controller.js';
import { type InterfaceInfo, openApiDocument } from '../openapi/openapi-document.js';
import { answersWithProblem, type ProblemPage } from '../problems/answer-with-problem.js';
import { errorCode } from '../problems/error-code.js';
import { ProblemFilter } from '../problems/problem-filter.js';
import type { ReasonCatalogues } from '../reasons/reason-catalogue.js';
import { REASON_CATALOGUES, ReasonsController } from '../reasons/reasons.controller.js';
import type { ConsumedLog } from '../telemetry/consumer-metrics.js';
import { type Log, NestLog } from '../telemetry/log.js';
import { MetricsController } from '../telemetry/metrics.controller.js';
import { type DescribeFigures, Metrics } from '../telemetry/metrics.js';
import { DtoPipe } from '../validation/dto-pipe.js';
import { createFastifyAdapter } from './fastify.js';
import { registerRequestChecks } from './request-checks.js';

/** What an application is made of, apart from how it is configured. */
export interface Assembly {
  readonly info: InterfaceInfo;
  /** The modules of the services, their ports filled. */
  readonly imports: NonNullable<ModuleMetadata['imports']>;
  readonly identities: IdentityProvider;
  readonly rightsOf: RightsOf;
  /** Who may use which route, of all services; routes without a rule check for themselves. */
  readonly access?: readonly AccessTable[];
  /** What people can give as reasons, of all services. */
  readonly reasons?: readonly ReasonCatalogues[];
  /** The event log and who follows it: for readiness and metrics. */
  readonly consumedLog?: ConsumedLog;
  readonly checks?: readonly ReadinessCheck[];
  /** Figures of the services, beside those of the process, its requests and the consumed log. */
  readonly figures?: readonly DescribeFigures[];
  /** What a browser is shown instead of problem details; the details without it. */
  readonly problemPage?: ProblemPage;
  /** Called once the last request is answered: stop consumers, then close stores. */
  readonly onClosed?: () => Promise<void>;
}

export interface HttpApplicationOptions extends Assembly {
  readonly configuration: Configuration;
  readonly log: Log;
  readonly now: () => Date;
}

export interface HttpApplication {
  readonly nest: NestFastifyApplication;
  readonly sessions: Sessions;
  /**
   * Begins to take requests.
   * @returns the address, such as `http://127.0.0.1:8080`
   * @throws ConfigurationRefused if HOST and PORT cannot be listened on
   */
  listen(): Promise<string>;
  /** Answers what has begun, at most 8 s long, then closes everything. A second call waits for the first. */
  close(): Promise<void>;
}

/** Milliseconds for requests that have begun to be answered once the service is ending. */
const DRAIN_TIME = 8000;

/** Assembles Nest on Fastify with everything this kit does for each request. */
export async function createHttpApplication(options: HttpApplicationOptions): Promise<HttpApplication> {
  const { configuration, log } = options;
  const answer = answersWithProblem(log, options.problemPage);
  const sessions = new Sessions(options.now);
  const metrics = new Metrics(options.consumedLog, options.figures);
  const readiness = new Readiness(options.consumedLog?.consumers ?? [], options.checks ?? []);
  const adapter = createFastifyAdapter(answer);
  await registerRequestChecks(adapter.getInstance(), {
    ...options,
    requireRouteAccess: accessGate([KIT_ACCESS, ...(options.access ?? [])]),
    sessions,
    metrics,
    answer,
  });

  let description: ReturnType<typeof openApiDocument> | undefined;
  const describe = () => {
    description ??= openApiDocument(nest, options.info);
    return description;
  };
  const nest = await NestFactory.create<NestFastifyApplication>(
    rootModule(options, sessions, metrics, readiness, describe),
    adapter,
    { logger: new NestLog(log), bodyParser: false, abortOnError: false },
  );
  nest.useGlobalFilters(new ProblemFilter(answer));
  nest.useGlobalPipes(new DtoPipe());
  await nest.init();

  let closing: Promise<void> | undefined;
  return {
    nest,
    sessions,
    listen: () => listen(nest, configuration),
    close: () => {
      readiness.end();
      closing ??= drain(nest).then(options.onClosed);
      return closing;
    },
  };
}

class HttpApplicationModule {}

function rootModule(
  { imports, reasons = [] }: Assembly,
  sessions: Sessions,
  metrics: Metrics,
  readiness: Readiness,
  describe: () => ReturnType<typeof openApiDocument>,
): DynamicModule {
  return {
    module: HttpApplicationModule,
    imports,
    controllers: [HealthController, MetricsController, SessionController, ReasonsController, DocumentationController],
    providers: [
      { provide: Sessions, useValue: sessions },
      { provide: Metrics, useValue: metrics },
      { provide: Readiness, useValue: readiness },
      { provide: REASON_CATALOGUES, useValue: reasons },
      { provide: DESCRIBE_INTERFACE, useValue: describe },
    ],
  };
}

async function listen(nest: NestFastifyApplication, { host, port }: Configuration): Promise<string> {
  try {
    await nest.listen(port, host);
  } catch (fault) {
    throw new ConfigurationRefused([
      `HOST ${host} with PORT ${port} cannot be listened on (${errorCode(fault) ?? String(fault)}). Allowed is an address of this machine ` +
        'with a port that no other program has taken.',
    ]);
  }
  const address = nest.getHttpServer().address() as AddressInfo;
  return `http://${isIPv6(host) ? `[${host}]` : host}:${address.port}`;
}

async function drain(nest: NestFastifyApplication): Promise<void> {
  const server = nest.getHttpServer();
  // A connection that has just been answered would otherwise be kept open for the next request.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const deadline = setTimeout(() => server.closeAllConnections(), DRAIN_TIME);
  try {
    await nest.close();
  } finally {
    clearInterval(idle);
    clearTimeout(deadline);
  }
}
