import { type Actor, ApiProperty } from '@lotsenbuch/service-kit';
import type { OpenedValue, PersonalValue } from '@lotsenbuch/vault';
import { Injectable } from '@nestjs/common';
import { StaffingPorts } from '../staffing-ports.js';

/** A personal value as it can be read today: a text, or the fact that the person was erased. */
export class PersonalTextAnswer {
  @ApiProperty({ required: false })
  text?: string;

  @ApiProperty({ required: false, enum: [true], description: 'The data of this person were erased for good' })
  erased?: true;
}

/** Personal texts by reference, for one answer; never kept. */
export type OpenedNames = (value: PersonalValue | undefined) => PersonalTextAnswer | undefined;

/** Joins names to what events hold, at the edge only. */
@Injectable()
export class PersonNames {
  constructor(private readonly ports: StaffingPorts) {}

  /** Opens what the reader may see, all at once. */
  async open(values: readonly (PersonalValue | undefined)[]): Promise<OpenedNames> {
    const wanted = values.filter((value) => value !== undefined);
    const opened = wanted.length === 0 ? new Map<string, OpenedValue>() : await this.ports.vault.open(wanted);
    return (value) => {
      const found = value && opened.get(value.ref);
      if (found === undefined) return undefined;
      return found.kind === 'text' ? { text: found.text } : { erased: true };
    };
  }
}

/**
 * Whether somebody sees the names of people who work for one of these carriers: officers and approvers, and the carrier
 * itself. Reading a list is not enough: auditors, districts and the programme office see ids.
 */
export const seesPeopleOf = (actor: Actor | undefined, carriers: readonly string[]): boolean =>
  (actor?.rights ?? []).some(
    ({ role, carrierId }) =>
      role === 'officer' ||
      role === 'approver' ||
      (role === 'carrier' && carrierId !== undefined && carriers.includes(carrierId)),
  );

/** Those who hold a function in a district are the district's own people. */
export const seesHoldersIn = (actor: Actor | undefined, district: string, carrierId: string | undefined): boolean =>
  seesPeopleOf(actor, carrierId === undefined ? [] : [carrierId]) ||
  (actor?.rights ?? []).some((right) => right.role === 'district' && right.district === district);
