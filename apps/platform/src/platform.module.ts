import { type DynamicModule, Module } from '@nestjs/common';
import { BackupsController } from './backup/backups.controller.js';
import { MeController } from './me/me.controller.js';
import { PlatformParts } from './platform-parts.js';
import { StatusController } from './status/status.controller.js';

/** What belongs to no service: who is there, and where everything stands. */
@Module({})
// biome-ignore lint/complexity/noStaticOnlyClass: the class is the module, and Nest's modules take their ports this way.
export class PlatformModule {
  static register(parts: PlatformParts): DynamicModule {
    return {
      module: PlatformModule,
      controllers: [StatusController, BackupsController, MeController],
      providers: [{ provide: PlatformParts, useValue: parts }],
    };
  }
}
