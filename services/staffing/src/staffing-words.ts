import { germanDay } from '@lotsenbuch/kernel';
import type { Days } from './domain/days.js';
import type { StaffingThing } from './domain/refusal.js';

interface GermanNoun {
  /** As a subject or object: `die Besetzung`, which is the same in both cases for all but the carrier. */
  readonly noun: string;
  /** As an object: `keine solche Besetzung`. */
  readonly none: string;
}

/** What pages call the things of staffing. */
export const THINGS_IN_GERMAN: Readonly<Record<StaffingThing, GermanNoun>> = {
  project: { noun: 'das Projekt', none: 'kein solches Projekt' },
  position: { noun: 'die geförderte Stelle', none: 'keine solche geförderte Stelle' },
  facilitator: { noun: 'die Lotsin oder der Lotse', none: 'keine solche Lotsin und keinen solchen Lotsen' },
  employment: { noun: 'die Beschäftigung', none: 'keine solche Beschäftigung' },
  occupancy: { noun: 'die Besetzung', none: 'keine solche Besetzung' },
  absence: { noun: 'die Abwesenheit', none: 'keine solche Abwesenheit' },
  function: { noun: 'die Funktion', none: 'keine solche Funktion' },
  grant: { noun: 'die Zuwendung', none: 'keine solche Zuwendung' },
  carrier: { noun: 'der Träger', none: 'keinen solchen Träger' },
};

/** With the first day that no longer belongs to it. */
export const daysInGerman = ({ from, to }: Days): string =>
  to === undefined ? `ab ${germanDay(from)}` : `${germanDay(from)} bis vor ${germanDay(to)}`;
