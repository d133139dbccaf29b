import { type DynamicModule, Module } from '@nestjs/common';
import { ErasurePorts } from './erasure-ports.js';
import { ErasuresController } from './list-erasures/erasures.controller.js';
import { Erasures } from './read-model/erasures.js';
import { RefuseErasureController } from './refuse-erasure/refuse-erasure.controller.js';
import { RefuseErasureUseCase } from './refuse-erasure/refuse-erasure.js';
import { ReleaseErasureController } from './release-erasure/release-erasure.controller.js';
import { ReleaseErasureUseCase } from './release-erasure/release-erasure.js';
import { RequestErasureController } from './request-erasure/request-erasure.controller.js';
import { RequestErasureUseCase } from './request-erasure/request-erasure.js';
import type { RunningErasures } from './run-erasures.js';

/** How a person is forgotten: asked for by one, released by another, done by the process. */
@Module({})
// biome-ignore lint/complexity/noStaticOnlyClass: the class is the module, and Nest's modules take their ports this way.
export class ErasureModule {
  static register(ports: ErasurePorts, { erasures }: RunningErasures): DynamicModule {
    return {
      module: ErasureModule,
      controllers: [RequestErasureController, ReleaseErasureController, RefuseErasureController, ErasuresController],
      providers: [
        { provide: ErasurePorts, useValue: ports },
        { provide: Erasures, useValue: erasures },
        RequestErasureUseCase,
        ReleaseErasureUseCase,
        RefuseErasureUseCase,
      ],
      exports: [RequestErasureUseCase, ReleaseErasureUseCase, RefuseErasureUseCase],
    };
  }
}
