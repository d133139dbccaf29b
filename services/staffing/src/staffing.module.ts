import { type DynamicModule, Module } from '@nestjs/common';
import { ImportHeadcountsController } from './headcounts/import-headcounts/import-headcounts.controller.js';
import { ImportHeadcountsUseCase } from './headcounts/import-headcounts/import-headcounts.js';
import { HeadcountsController } from './headcounts/list-headcounts/headcounts.controller.js';
import { StaffingPorts } from './staffing-ports.js';
import type { StaffingReadModels } from './staffing-read-models.js';
import { StaffingRegister } from './staffing-register.js';

/** Projects, positions and the people in them, and the headcounts that were published about them. */
@Module({})
// biome-ignore lint/complexity/noStaticOnlyClass: the class is the module, and Nest's modules take their ports this way.
export class StaffingModule {
  static register(ports: StaffingPorts, { register }: StaffingReadModels): DynamicModule {
    const useCases = [ImportHeadcountsUseCase];
    return {
      module: StaffingModule,
      controllers: [ImportHeadcountsController, HeadcountsController],
      providers: [
        { provide: StaffingPorts, useValue: ports },
        { provide: StaffingRegister, useValue: register },
        ...useCases,
      ],
      exports: [StaffingRegister, ...useCases],
    };
  }
}
