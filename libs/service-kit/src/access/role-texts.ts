import type { Role } from './actor.js';

/** What people call the roles. */
export const ROLE_TEXTS: Readonly<Record<Role, { readonly de: string; readonly en: string }>> = {
  officer: { de: 'Sachbearbeitung', en: 'officer' },
  approver: { de: 'Bewilligung', en: 'approver' },
  district: { de: 'Bezirk', en: 'district' },
  carrier: { de: 'Träger', en: 'carrier' },
  programmeOffice: { de: 'Fachstelle', en: 'programme office' },
  auditor: { de: 'Prüfung', en: 'auditor' },
  operator: { de: 'Betrieb', en: 'operator' },
};
