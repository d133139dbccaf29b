import type { InterfaceClient } from './interface-client.js';

/** What all acts of a year need. */
export interface Stage {
  readonly client: InterfaceClient;
  readonly year: number;
  /** Berlin day on which everything is recorded. */
  readonly day: string;
  /** Key of an act of this year. */
  key(act: string): string;
  /** Id of a carrier by its name. */
  carrierId(name: string): string;
  /** For people who wait. */
  say(line: string): void;
}

/** References of the people whose accounts the operator opens; the same in every year but for the deputy. */
export const districtPerson = (district: string): string => `person:example-district-${district}`;
export const carrierPerson = (index: number): string => `person:example-carrier-${String(index + 1).padStart(2, '0')}`;
/** Of the approver; one for each year, because a deputy stands only for rights of today. */
export const deputyPerson = (year: number): string => `person:example-deputy-${year}`;
