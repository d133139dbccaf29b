import type { Language } from '@lotsenbuch/kernel';
import { reasonText } from '../domain/staffing-reasons.js';
import { formatWeeklyHours } from '../domain/weekly-hours.js';
import type { FacilitatorEvent, PersonalDetails } from '../facilitators/domain/events.js';
import type { FunctionEvent } from '../functions/domain/function-holder.js';
import { type Both, type Change, describerOf, FROM, IN_VAULT, TO } from './describer-of.js';

const facilitator = (id: string) => ({ kind: 'facilitator', id });
const functionHolder = (id: string) => ({ kind: 'functionHolder', id });
const carrier = (id: string | undefined) => (id === undefined ? undefined : { kind: 'carrier', id });

const DETAILS: Readonly<Record<keyof PersonalDetails, Both>> = {
  name: { de: 'Name', en: 'Name' },
  email: { de: 'E-Mail', en: 'E-mail' },
  phone: { de: 'Telefon', en: 'Telephone' },
  languages: { de: 'Sprachen', en: 'Languages' },
};
const FORMS: Readonly<Record<string, Both>> = {
  socialInsurance: { de: 'sozialversicherungspflichtig', en: 'subject to social insurance' },
  marginal: { de: 'geringfügig', en: 'marginal' },
  freelance: { de: 'freie Mitarbeit', en: 'freelance' },
  other: { de: 'andere', en: 'other' },
};
const FUNCTIONS: Readonly<Record<string, Both>> = {
  districtCoordinator: { de: 'Bezirkskoordination', en: 'District coordinator' },
  teamLead: { de: 'Teamleitung', en: 'Team lead' },
  contactPerson: { de: 'Ansprechperson', en: 'Contact person' },
};
const PAYERS: Readonly<Record<string, Both>> = {
  senate: { de: 'Senatsverwaltung', en: 'Senate department' },
  district: { de: 'Bezirk', en: 'District' },
  carrier: { de: 'Träger', en: 'Carrier' },
  other: { de: 'andere Stelle', en: 'somebody else' },
};

const CARRIER: Both = { de: 'Träger', en: 'Carrier' };
const FORM: Both = { de: 'Beschäftigungsform', en: 'Form of employment' };
const HOURS: Both = { de: 'Wochenstunden', en: 'Hours a week' };
const EXCEPTION: Both = { de: 'Ausnahme', en: 'Exception' };
const FUNCTION: Both = { de: 'Funktion', en: 'Function' };
const DISTRICT: Both = { de: 'Bezirk', en: 'District' };
const PAID_BY: Both = { de: 'Bezahlt von', en: 'Paid by' };
const DEPUTY_FOR: Both = { de: 'Stellvertretung für', en: 'Deputy for' };

const inVault = (details: PersonalDetails, language: Language): readonly Change[] =>
  (Object.keys(details) as (keyof PersonalDetails)[]).map((key) => ({ field: DETAILS[key], to: IN_VAULT[language] }));

/** Puts the events of facilitators into words, without a name. */
export const facilitatorDescriber = describerOf<FacilitatorEvent>({
  FacilitatorRegistered: {
    summary: { de: 'Lotsin oder Lotse aufgenommen', en: 'Facilitator registered' },
    things: ({ data }) => [facilitator(data.facilitatorId)],
    changes: ({ data }, language) => inVault(data.details, language),
  },
  FacilitatorDetailsChanged: {
    summary: { de: 'Persönliche Angaben geändert', en: 'Personal details changed' },
    things: ({ data }) => [facilitator(data.facilitatorId)],
    changes: ({ data }, language) => inVault(data.details, language),
  },
  EmploymentBegun: {
    summary: { de: 'Beschäftigung begonnen', en: 'Employment begun' },
    things: ({ data }) => [facilitator(data.facilitatorId)],
    changes: ({ effectiveOn, data }, language) => [
      { field: CARRIER, to: carrier(data.carrierId) },
      { field: FORM, to: FORMS[data.form]?.[language] ?? data.form },
      { field: HOURS, to: formatWeeklyHours(data.weeklyHours) },
      { field: EXCEPTION, to: data.exception === undefined ? undefined : reasonText(data.exception, language) },
      { field: FROM, to: effectiveOn },
      { field: TO, to: data.to },
    ],
  },
  EmploymentEnded: {
    summary: { de: 'Beschäftigung beendet', en: 'Employment ended' },
    things: ({ data }) => [facilitator(data.facilitatorId)],
    changes: ({ effectiveOn }) => [{ field: TO, to: effectiveOn }],
  },
});

/** Puts the events of functions into words, without a name. */
export const functionDescriber = describerOf<FunctionEvent>({
  FunctionAssigned: {
    summary: { de: 'Funktion übernommen', en: 'Function taken over' },
    things: ({ data }) => [functionHolder(data.functionId)],
    changes: ({ effectiveOn, data }, language) => [
      { field: FUNCTION, to: FUNCTIONS[data.kind]?.[language] ?? data.kind },
      { field: DISTRICT, to: data.place },
      { field: CARRIER, to: carrier(data.carrierId) },
      { field: PAID_BY, to: PAYERS[data.paidBy]?.[language] ?? data.paidBy },
      { field: DEPUTY_FOR, to: data.deputyFor === undefined ? undefined : functionHolder(data.deputyFor) },
      { field: FROM, to: effectiveOn },
      { field: TO, to: data.to },
    ],
  },
  FunctionEnded: {
    summary: { de: 'Funktion beendet', en: 'Function ended' },
    things: ({ data }) => [functionHolder(data.functionId)],
    changes: ({ effectiveOn }) => [{ field: TO, to: effectiveOn }],
  },
});
