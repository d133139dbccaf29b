import { cents, formatMoney, type Language } from '@lotsenbuch/kernel';
import { formatWeeklyHours } from '../domain/weekly-hours.js';
import type { PositionEvent, PositionTerms } from '../positions/domain/events.js';
import { type Both, type Change, describerOf, FROM, TO } from './describer-of.js';

const position = (id: string) => ({ kind: 'position', id });
const facilitator = (id: string) => ({ kind: 'facilitator', id });

const PROGRAMMES: Readonly<Record<string, Both>> = {
  programme: { de: 'Landesrahmenprogramm', en: 'Framework programme' },
  jobCentre: { de: 'Jobcenter-Maßnahme', en: 'Job centre measure' },
  other: { de: 'Andere Förderung', en: 'Other funding' },
};
const KINDS: Readonly<Record<string, Both>> = {
  regular: { de: 'Besetzung', en: 'Occupancy' },
  handover: { de: 'Einarbeitung', en: 'Handover' },
  replacement: { de: 'Vertretung', en: 'Replacement' },
};
const PAYS: Readonly<Record<string, Both>> = {
  continued: { de: 'läuft weiter', en: 'goes on' },
  suspended: { de: 'ruht', en: 'is suspended' },
};

const PROJECT: Both = { de: 'Projekt', en: 'Project' };
const HOURS: Both = { de: 'Wochenstunden', en: 'Hours a week' };
const PAY_GROUP: Both = { de: 'Eingruppierung', en: 'Pay group' };
const COST: Both = { de: 'Geplante Personalkosten im Monat', en: 'Planned staff cost a month' };
const FUNDING: Both = { de: 'Förderung', en: 'Funding' };
const GRANT: Both = { de: 'Zuwendung', en: 'Grant' };
const KIND: Both = { de: 'Art', en: 'Kind' };
const PERSON: Both = { de: 'Lotsin oder Lotse', en: 'Facilitator' };
const SHARE: Both = { de: 'Anteil', en: 'Share' };
const PAY: Both = { de: 'Vergütung', en: 'Pay' };

const TERMS: readonly [Both, (terms: PositionTerms) => string][] = [
  [
    HOURS,
    ({ weeklyHours, fullTimeHours }) => `${formatWeeklyHours(weeklyHours)} / ${formatWeeklyHours(fullTimeHours)}`,
  ],
  [PAY_GROUP, ({ tariff, payGroup }) => `${tariff} ${payGroup}`],
  [COST, ({ monthlyCostCents }) => formatMoney(cents(monthlyCostCents))],
];

const changedTerms = (from: PositionTerms, to: PositionTerms): readonly Change[] =>
  TERMS.flatMap(([field, text]) => (text(from) === text(to) ? [] : [{ field, from: text(from), to: text(to) }]));

const text = (texts: Readonly<Record<string, Both>>, code: string, language: Language): string =>
  texts[code]?.[language] ?? code;

/** Puts the events of positions into words. */
export const positionDescriber = describerOf<PositionEvent>({
  PositionOpened: {
    summary: { de: 'Geförderte Stelle eingerichtet', en: 'Funded position opened' },
    things: ({ data }) => [position(data.positionId)],
    changes: ({ effectiveOn, data }, language) => [
      { field: PROJECT, to: { kind: 'project', id: data.projectId } },
      { field: FUNDING, to: text(PROGRAMMES, data.fundingProgramme, language) },
      { field: GRANT, to: data.grantId === undefined ? undefined : { kind: 'grant', id: data.grantId } },
      ...TERMS.map(([field, termText]) => ({ field, to: termText(data.terms) })),
      { field: FROM, to: effectiveOn },
      { field: TO, to: data.to },
    ],
  },
  PositionTermsChanged: {
    summary: { de: 'Umfang oder Vergütung der Stelle geändert', en: 'Hours or pay of the position changed' },
    things: ({ data }) => [position(data.positionId)],
    changes: ({ effectiveOn, data }) => [...changedTerms(data.from, data.to), { field: FROM, to: effectiveOn }],
  },
  PositionEnded: {
    summary: { de: 'Stelle beendet', en: 'Position ended' },
    things: ({ data }) => [position(data.positionId)],
    changes: ({ effectiveOn }) => [{ field: TO, to: effectiveOn }],
  },
  PositionOccupied: {
    summary: { de: 'Stelle besetzt', en: 'Position occupied' },
    things: ({ data }) => [position(data.positionId), facilitator(data.facilitatorId)],
    changes: ({ effectiveOn, data }, language) => [
      { field: KIND, to: text(KINDS, data.kind, language) },
      { field: PERSON, to: facilitator(data.facilitatorId) },
      { field: SHARE, to: `${data.share / 100} %` },
      { field: FROM, to: effectiveOn },
      { field: TO, to: data.to },
    ],
  },
  OccupancyEnded: {
    summary: { de: 'Besetzung beendet', en: 'Occupancy ended' },
    things: ({ data }) => [position(data.positionId), facilitator(data.facilitatorId)],
    changes: ({ effectiveOn }) => [{ field: TO, to: effectiveOn }],
  },
  AbsenceRecorded: {
    summary: { de: 'Abwesenheit erfasst', en: 'Absence recorded' },
    things: ({ data }) => [position(data.positionId), facilitator(data.facilitatorId)],
    changes: ({ effectiveOn, data }, language) => [
      { field: PAY, to: text(PAYS, data.pay, language) },
      { field: FROM, to: effectiveOn },
      { field: TO, to: data.to },
    ],
  },
  AbsenceEnded: {
    summary: { de: 'Abwesenheit beendet', en: 'Absence ended' },
    things: ({ data }) => [position(data.positionId), facilitator(data.facilitatorId)],
    changes: ({ effectiveOn }) => [{ field: TO, to: effectiveOn }],
  },
});
