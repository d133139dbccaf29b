import { type DynamicModule, Module } from '@nestjs/common';
import { BUDGET_CONTROLLERS, BUDGET_USE_CASES } from './budget/budget-providers.js';
import { Budget } from './budget/read-model/budget.js';
import { CarriersController } from './carriers/list-carriers/carriers.controller.js';
import { MergeCarriersController } from './carriers/merge-carriers/merge-carriers.controller.js';
import { MergeCarriersUseCase } from './carriers/merge-carriers/merge-carriers.js';
import { RegisterCarrierController } from './carriers/register-carrier/register-carrier.controller.js';
import { RegisterCarrierUseCase } from './carriers/register-carrier/register-carrier.js';
import { RenameCarrierController } from './carriers/rename-carrier/rename-carrier.controller.js';
import { RenameCarrierUseCase } from './carriers/rename-carrier/rename-carrier.js';
import { RecordTransparencyEntryController } from './carriers/transparency-register/record-transparency-entry.controller.js';
import { RecordTransparencyEntryUseCase } from './carriers/transparency-register/record-transparency-entry.js';
import { TransparencyEntries } from './carriers/transparency-register/transparency-entries.js';
import { FundingPorts } from './funding-ports.js';
import type { FundingReadModels } from './funding-read-models.js';
import { DecisionOutcomes } from './grants/approve-grant/decision-outcomes.js';
import { GRANT_CONTROLLERS, GRANT_PROVIDERS } from './grants/grants.providers.js';
import { NOTICE_CONTROLLERS, NOTICE_PROVIDERS } from './grants/notices.providers.js';
import { Grants } from './grants/read-model/grants.js';
import { DecideCarrierController } from './published-grants/decide-carrier/decide-carrier.controller.js';
import { DecideCarrierUseCase } from './published-grants/decide-carrier/decide-carrier.js';
import { DecideReviewController } from './published-grants/decide-review/decide-review.controller.js';
import { DecideReviewUseCase } from './published-grants/decide-review/decide-review.js';
import { ImportRegisterController } from './published-grants/import-register/import-register.controller.js';
import { ImportRegisterUseCase } from './published-grants/import-register/import-register.js';
import { PublishedGrantsController } from './published-grants/list-published-grants/published-grants.controller.js';
import { RegisterImportsController } from './published-grants/list-register-imports/register-imports.controller.js';
import { ReviewController } from './published-grants/list-review/review.controller.js';
import { ReviewList } from './published-grants/list-review/review-list.js';
import { PublishedGrantsReader } from './published-grants/read-model/published-grants-reader.js';
import { RegisterImports } from './published-grants/read-model/register-imports.js';
import { PublishedGrantsReportController } from './published-grants/report-published-grants/published-grants-report.controller.js';
import { PublishedGrantsReport } from './published-grants/report-published-grants/published-grants-report.js';
import { Selections } from './selection/read-model/selections.js';
import { SELECTION_CONTROLLERS, SELECTION_PROVIDERS } from './selection/selection.providers.js';

/** Money of the programme: for now what was published about it, and the carriers that received it. */
@Module({})
// biome-ignore lint/complexity/noStaticOnlyClass: the class is the module, and Nest's modules take their ports this way.
export class FundingModule {
  static register(ports: FundingPorts, readModels: FundingReadModels): DynamicModule {
    return {
      module: FundingModule,
      controllers: [
        ...BUDGET_CONTROLLERS,
        CarriersController,
        MergeCarriersController,
        RenameCarrierController,
        RegisterCarrierController,
        RecordTransparencyEntryController,
        PublishedGrantsController,
        PublishedGrantsReportController,
        ReviewController,
        DecideReviewController,
        DecideCarrierController,
        ImportRegisterController,
        RegisterImportsController,
        ...SELECTION_CONTROLLERS,
        ...GRANT_CONTROLLERS,
        ...NOTICE_CONTROLLERS,
      ],
      providers: [
        { provide: FundingPorts, useValue: ports },
        { provide: Budget, useValue: readModels.budget },
        ...BUDGET_USE_CASES,
        { provide: PublishedGrantsReader, useValue: readModels.publishedGrants },
        { provide: RegisterImports, useValue: readModels.registerImports },
        { provide: Grants, useValue: readModels.grants },
        { provide: DecisionOutcomes, useValue: readModels.decisionOutcomes },
        ...GRANT_PROVIDERS,
        ...NOTICE_PROVIDERS,
        MergeCarriersUseCase,
        RenameCarrierUseCase,
        RegisterCarrierUseCase,
        RecordTransparencyEntryUseCase,
        TransparencyEntries,
        ReviewList,
        PublishedGrantsReport,
        DecideReviewUseCase,
        DecideCarrierUseCase,
        ImportRegisterUseCase,
        { provide: Selections, useValue: readModels.selections },
        ...SELECTION_PROVIDERS,
      ],
      exports: [PublishedGrantsReader, PublishedGrantsReport, ReviewList, RegisterImports],
    };
  }
}
