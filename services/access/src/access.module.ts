import { type DynamicModule, Module } from '@nestjs/common';
import { AccessPorts } from './access-ports.js';
import { EndRoleController } from './accounts/end-role/end-role.controller.js';
import { EndRoleUseCase } from './accounts/end-role/end-role.js';
import { GrantRoleController } from './accounts/grant-role/grant-role.controller.js';
import { GrantRoleUseCase } from './accounts/grant-role/grant-role.js';
import { AccountsController } from './accounts/list-accounts/accounts.controller.js';
import { OpenAccountController } from './accounts/open-account/open-account.controller.js';
import { OpenAccountUseCase } from './accounts/open-account/open-account.js';
import { AccountsReader } from './rights/accounts-reader.js';
import { RightsController } from './rights/rights.controller.js';
import { RightsDirectory } from './rights/rights-directory.js';
import type { RunningAccess } from './run-access.js';

/** Who may act, and what they may do from when until when. */
@Module({})
// biome-ignore lint/complexity/noStaticOnlyClass: the class is the module, and Nest's modules take their ports this way.
export class AccessModule {
  static register(ports: AccessPorts, { directory, reader }: RunningAccess): DynamicModule {
    return {
      module: AccessModule,
      controllers: [
        OpenAccountController,
        GrantRoleController,
        EndRoleController,
        AccountsController,
        RightsController,
      ],
      providers: [
        { provide: AccessPorts, useValue: ports },
        { provide: RightsDirectory, useValue: directory },
        { provide: AccountsReader, useValue: reader },
        OpenAccountUseCase,
        GrantRoleUseCase,
        EndRoleUseCase,
      ],
      exports: [GrantRoleUseCase, EndRoleUseCase, OpenAccountUseCase],
    };
  }
}
