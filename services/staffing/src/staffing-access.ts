import type { AccessTable } from '@lotsenbuch/service-kit';

const READERS = ['officer', 'approver', 'district', 'carrier', 'programmeOffice', 'auditor'] as const;
const KEEPERS = ['officer', 'carrier'] as const;

/** Who may use staffing's operations. Names of people are shown to fewer than may read a list: see `docs/staffing.md`. */
export const STAFFING_ACCESS = {
  importHeadcounts: { route: 'POST /v1/headcount-imports', roles: ['officer'] },
  listHeadcounts: { route: 'GET /v1/headcounts', roles: 'public' },
  listProjects: { route: 'GET /v1/projects', roles: READERS },
  readProject: { route: 'GET /v1/projects/{id}', roles: READERS },
  openProject: { route: 'POST /v1/projects', roles: KEEPERS },
  transferProject: { route: 'POST /v1/projects/{id}/transfer', roles: ['officer'] },
  endProject: { route: 'POST /v1/projects/{id}/end', roles: KEEPERS },
  listPositions: { route: 'GET /v1/positions', roles: READERS },
  readPosition: { route: 'GET /v1/positions/{id}', roles: READERS },
  openPosition: { route: 'POST /v1/positions', roles: KEEPERS },
  changePositionTerms: { route: 'POST /v1/positions/{id}/terms', roles: KEEPERS },
  endPosition: { route: 'POST /v1/positions/{id}/end', roles: KEEPERS },
  occupyPosition: { route: 'POST /v1/positions/{id}/occupancies', roles: KEEPERS },
  endOccupancy: { route: 'POST /v1/positions/{id}/occupancies/{occupancyId}/end', roles: KEEPERS },
  recordAbsence: { route: 'POST /v1/positions/{id}/absences', roles: KEEPERS },
  endAbsence: { route: 'POST /v1/positions/{id}/absences/{absenceId}/end', roles: KEEPERS },
  listFacilitators: { route: 'GET /v1/facilitators', roles: READERS },
  readFacilitator: { route: 'GET /v1/facilitators/{id}', roles: READERS },
  registerFacilitator: { route: 'POST /v1/facilitators', roles: KEEPERS },
  changeFacilitatorDetails: { route: 'POST /v1/facilitators/{id}/details', roles: KEEPERS },
  beginEmployment: { route: 'POST /v1/facilitators/{id}/employments', roles: KEEPERS },
  endEmployment: { route: 'POST /v1/facilitators/{id}/employments/{employmentId}/end', roles: KEEPERS },
  listFunctions: { route: 'GET /v1/functions', roles: READERS },
  readFunction: { route: 'GET /v1/functions/{id}', roles: READERS },
  assignFunction: { route: 'POST /v1/functions', roles: ['officer', 'district', 'carrier'] },
  endFunction: { route: 'POST /v1/functions/{id}/end', roles: ['officer', 'district', 'carrier'] },
  reportStaffing: { route: 'GET /v1/reports/staffing', roles: READERS },
  reportVacancies: { route: 'GET /v1/reports/vacancies', roles: READERS },
  compareHeadcounts: { route: 'GET /v1/reports/headcount-comparison', roles: READERS },
} as const satisfies AccessTable;
