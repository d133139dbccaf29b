import type { GrantPlacesEvent } from '../grant-places/domain/grant-places.js';
import type { HeadcountEvent } from '../headcounts/domain/events.js';
import type { ProjectEvent } from '../projects/domain/project.js';
import { type Both, describerOf, FROM, TO } from './describer-of.js';

const project = (id: string) => ({ kind: 'project', id });
const carrier = (id: string) => ({ kind: 'carrier', id });
const grant = (id: string) => ({ kind: 'grant', id });
const position = (id: string) => ({ kind: 'position', id });
const headcountDay = (id: string) => ({ kind: 'headcountDay', id });

const TITLE: Both = { de: 'Bezeichnung', en: 'Title' };
const DISTRICT: Both = { de: 'Bezirk', en: 'District' };
const CARRIER: Both = { de: 'Träger', en: 'Carrier' };
const POSITIONS: Both = { de: 'Bewilligte Stellen', en: 'Positions approved' };
const POSITION: Both = { de: 'Stelle', en: 'Position' };
const FIGURES: Both = { de: 'Zahlen', en: 'Figures' };
const TOTAL: Both = { de: 'Summe der Datei', en: 'Total of the file' };
const KINDS: Readonly<Record<string, Both>> = {
  programme: { de: 'Landesrahmenprogramm', en: 'framework programme' },
  jobCentre: { de: 'Jobcenter-Maßnahmen', en: 'job centre measures' },
  all: { de: 'alle Förderungen', en: 'any funding' },
};

/** Puts the events of projects into words. */
export const projectDescriber = describerOf<ProjectEvent>({
  ProjectOpened: {
    summary: { de: 'Projekt eröffnet', en: 'Project opened' },
    things: ({ data }) => [project(data.projectId)],
    changes: ({ effectiveOn, data }) => [
      { field: TITLE, to: data.title },
      { field: DISTRICT, to: data.place },
      { field: CARRIER, to: carrier(data.carrierId) },
      { field: FROM, to: effectiveOn },
    ],
  },
  ProjectTransferred: {
    summary: { de: 'Projekt an einen anderen Träger übergegangen', en: 'Project carried on by another carrier' },
    things: ({ data }) => [project(data.projectId)],
    changes: ({ effectiveOn, data }) => [
      { field: CARRIER, from: carrier(data.from), to: carrier(data.to) },
      { field: FROM, to: effectiveOn },
    ],
  },
  ProjectEnded: {
    summary: { de: 'Projekt beendet', en: 'Project ended' },
    things: ({ data }) => [project(data.projectId)],
    changes: ({ effectiveOn }) => [{ field: TO, to: effectiveOn }],
  },
});

/** Puts into words what happens to the positions that a grant has. */
export const grantPlacesDescriber = describerOf<GrantPlacesEvent>({
  PositionsApproved: {
    summary: { de: 'Stellen der Zuwendung übernommen', en: 'Positions of the grant taken over' },
    things: ({ data }) => [grant(data.grantId)],
    changes: ({ data }) => [
      { field: POSITIONS, to: String(data.positions) },
      { field: CARRIER, to: carrier(data.carrierId) },
      { field: FROM, to: data.from },
      { field: TO, to: data.to },
    ],
  },
  ApprovalEnded: {
    summary: { de: 'Keine Stelle mehr bewilligt', en: 'No positions approved any more' },
    things: ({ data }) => [grant(data.grantId)],
    changes: ({ effectiveOn }) => [{ field: FROM, to: effectiveOn }],
  },
  PlaceTaken: {
    summary: { de: 'Bewilligte Stelle belegt', en: 'An approved position was taken' },
    things: ({ data }) => [grant(data.grantId), position(data.position.positionId)],
    changes: ({ effectiveOn, data }) => [
      { field: POSITION, to: position(data.position.positionId) },
      { field: FROM, to: effectiveOn },
      { field: TO, to: data.to },
    ],
  },
  PlaceReleased: {
    summary: { de: 'Bewilligte Stelle wieder frei', en: 'An approved position is free again' },
    things: ({ data }) => [grant(data.grantId), position(data.positionId)],
    changes: ({ effectiveOn }) => [{ field: FROM, to: effectiveOn }],
  },
});

const DISTRICT_KIND = (district: string, kind: string): Both => ({
  de: `Bezirk ${district}, ${KINDS[kind]?.de ?? kind}`,
  en: `District ${district}, ${KINDS[kind]?.en ?? kind}`,
});

/** Puts the events of published headcounts into words. */
export const headcountDescriber = describerOf<HeadcountEvent>({
  HeadcountsReported: {
    summary: { de: 'Veröffentlichte Personenzahlen übernommen', en: 'Published headcounts recorded' },
    things: ({ data }) => [headcountDay(data.day)],
    changes: ({ data }) => [{ field: FIGURES, to: String(data.figures.length) }],
  },
  HeadcountCorrected: {
    summary: { de: 'Veröffentlichte Personenzahl berichtigt', en: 'Published headcount corrected' },
    things: ({ data }) => [headcountDay(data.day)],
    changes: ({ data }) => [
      { field: DISTRICT_KIND(data.district, data.kind), from: String(data.from), to: String(data.to) },
    ],
    source: ({ data: { file, row } }) => ({ file, row }),
  },
  HeadcountTotalCorrected: {
    summary: { de: 'Veröffentlichte Summe berichtigt', en: 'Published total corrected' },
    things: ({ data }) => [headcountDay(data.day)],
    changes: ({ data }) => [{ field: TOTAL, from: String(data.from), to: String(data.to) }],
    source: ({ data: { file, row } }) => ({ file, row }),
  },
});
