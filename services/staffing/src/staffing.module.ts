import { type DynamicModule, Module } from '@nestjs/common';
import { BeginEmploymentController } from './facilitators/begin-employment/begin-employment.controller.js';
import { BeginEmploymentUseCase } from './facilitators/begin-employment/begin-employment.js';
import { ChangeFacilitatorDetailsController } from './facilitators/change-facilitator-details/change-facilitator-details.controller.js';
import { ChangeFacilitatorDetailsUseCase } from './facilitators/change-facilitator-details/change-facilitator-details.js';
import { EndEmploymentController } from './facilitators/end-employment/end-employment.controller.js';
import { EndEmploymentUseCase } from './facilitators/end-employment/end-employment.js';
import { FacilitatorCommands } from './facilitators/facilitator-commands.js';
import { FacilitatorList } from './facilitators/list-facilitators/facilitator-list.js';
import { FacilitatorsController } from './facilitators/list-facilitators/facilitators.controller.js';
import { RegisterFacilitatorController } from './facilitators/register-facilitator/register-facilitator.controller.js';
import { RegisterFacilitatorUseCase } from './facilitators/register-facilitator/register-facilitator.js';
import { AssignFunctionController } from './functions/assign-function/assign-function.controller.js';
import { AssignFunctionUseCase } from './functions/assign-function/assign-function.js';
import { EndFunctionController } from './functions/end-function/end-function.controller.js';
import { EndFunctionUseCase } from './functions/end-function/end-function.js';
import { FunctionList } from './functions/list-functions/function-list.js';
import { FunctionsController } from './functions/list-functions/functions.controller.js';
import { ImportHeadcountsController } from './headcounts/import-headcounts/import-headcounts.controller.js';
import { ImportHeadcountsUseCase } from './headcounts/import-headcounts/import-headcounts.js';
import { HeadcountsController } from './headcounts/list-headcounts/headcounts.controller.js';
import { PersonNames } from './people/person-names.js';
import { ChangePositionTermsController } from './positions/change-position-terms/change-position-terms.controller.js';
import { ChangePositionTermsUseCase } from './positions/change-position-terms/change-position-terms.js';
import { EndAbsenceController } from './positions/end-absence/end-absence.controller.js';
import { EndAbsenceUseCase } from './positions/end-absence/end-absence.js';
import { EndOccupancyController } from './positions/end-occupancy/end-occupancy.controller.js';
import { EndOccupancyUseCase } from './positions/end-occupancy/end-occupancy.js';
import { EndPositionController } from './positions/end-position/end-position.controller.js';
import { EndPositionUseCase } from './positions/end-position/end-position.js';
import { PositionList } from './positions/list-positions/position-list.js';
import { PositionsController } from './positions/list-positions/positions.controller.js';
import { OccupyPositionController } from './positions/occupy-position/occupy-position.controller.js';
import { OccupyPositionUseCase } from './positions/occupy-position/occupy-position.js';
import { OpenPositionController } from './positions/open-position/open-position.controller.js';
import { OpenPositionUseCase } from './positions/open-position/open-position.js';
import { PositionChanges } from './positions/position-changes.js';
import { RecordAbsenceController } from './positions/record-absence/record-absence.controller.js';
import { RecordAbsenceUseCase } from './positions/record-absence/record-absence.js';
import { EndProjectController } from './projects/end-project/end-project.controller.js';
import { EndProjectUseCase } from './projects/end-project/end-project.js';
import { ProjectList } from './projects/list-projects/project-list.js';
import { ProjectsController } from './projects/list-projects/projects.controller.js';
import { OpenProjectController } from './projects/open-project/open-project.controller.js';
import { OpenProjectUseCase } from './projects/open-project/open-project.js';
import { TransferProjectController } from './projects/transfer-project/transfer-project.controller.js';
import { TransferProjectUseCase } from './projects/transfer-project/transfer-project.js';
import { HeadcountComparisonController } from './reports/compare-headcounts/headcount-comparison.controller.js';
import { StaffingReportController } from './reports/report-staffing/staffing-report.controller.js';
import { VacanciesReportController } from './reports/report-vacancies/vacancies-report.controller.js';
import { StaffingLookup } from './staffing-lookup.js';
import { StaffingPorts } from './staffing-ports.js';
import type { StaffingReadModels } from './staffing-read-models.js';
import { StaffingRegister } from './staffing-register.js';

const CONTROLLERS = [
  BeginEmploymentController,
  ChangeFacilitatorDetailsController,
  EndEmploymentController,
  FacilitatorsController,
  RegisterFacilitatorController,
  AssignFunctionController,
  EndFunctionController,
  FunctionsController,
  ImportHeadcountsController,
  HeadcountsController,
  ChangePositionTermsController,
  EndAbsenceController,
  EndOccupancyController,
  EndPositionController,
  PositionsController,
  OccupyPositionController,
  OpenPositionController,
  RecordAbsenceController,
  EndProjectController,
  ProjectsController,
  OpenProjectController,
  TransferProjectController,
  HeadcountComparisonController,
  StaffingReportController,
  VacanciesReportController,
];

/** What pages call too. */
const USE_CASES = [
  BeginEmploymentUseCase,
  ChangeFacilitatorDetailsUseCase,
  EndEmploymentUseCase,
  FacilitatorList,
  RegisterFacilitatorUseCase,
  AssignFunctionUseCase,
  EndFunctionUseCase,
  FunctionList,
  ImportHeadcountsUseCase,
  ChangePositionTermsUseCase,
  EndAbsenceUseCase,
  EndOccupancyUseCase,
  EndPositionUseCase,
  PositionList,
  OccupyPositionUseCase,
  OpenPositionUseCase,
  RecordAbsenceUseCase,
  EndProjectUseCase,
  ProjectList,
  OpenProjectUseCase,
  TransferProjectUseCase,
];

const SHARED = [FacilitatorCommands, PersonNames, PositionChanges, StaffingLookup];

/** Projects, positions and the people in them, and the headcounts that were published about them. */
@Module({})
// biome-ignore lint/complexity/noStaticOnlyClass: the class is the module, and Nest's modules take their ports this way.
export class StaffingModule {
  static register(ports: StaffingPorts, { register }: StaffingReadModels): DynamicModule {
    return {
      module: StaffingModule,
      controllers: CONTROLLERS,
      providers: [
        { provide: StaffingPorts, useValue: ports },
        { provide: StaffingRegister, useValue: register },
        ...SHARED,
        ...USE_CASES,
      ],
      exports: [StaffingRegister, ...USE_CASES],
    };
  }
}
