import { ApiProperty } from '@lotsenbuch/service-kit';
import { readAs } from '../domain/carrier-directory.js';
import { changesOf } from '../domain/dated.js';
import type { CarrierRegistry } from '../read-model/carriers.js';
import { transparencyEntryIn } from '../transparency-register/transparency-entries.js';

export class DatedNameAnswer {
  @ApiProperty()
  name!: string;

  @ApiProperty({ description: 'Berlin day from which it holds; empty if it holds from ever' })
  from!: string;
}

export class DatedLegalFormAnswer {
  @ApiProperty()
  legalForm!: string;

  @ApiProperty({ description: 'Berlin day from which it holds; empty if it holds from ever' })
  from!: string;
}

/** As it was seen last, the entries of merged carriers included. */
export class TransparencyRegisterEntryAnswer {
  @ApiProperty()
  entryNumber!: string;

  @ApiProperty({ format: 'date', description: 'Berlin day on which it was seen' })
  seenOn!: string;

  @ApiProperty({ required: false, description: 'SHA-256 of the extract' })
  document?: string;
}

/** An organisation that received a grant of the programme. */
export class CarrierAnswer {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ description: 'Name on the day of effectiveOn' })
  name!: string;

  @ApiProperty({ required: false, description: 'Legal form seen last' })
  legalForm?: string;

  @ApiProperty({ type: [DatedNameAnswer], description: 'The earliest first' })
  names!: readonly DatedNameAnswer[];

  @ApiProperty({ type: [DatedLegalFormAnswer], description: 'The earliest first' })
  legalForms!: readonly DatedLegalFormAnswer[];

  @ApiProperty({ type: [String], description: 'Every way a register has written it' })
  spellings!: readonly string[];

  @ApiProperty({ required: false, format: 'uuid', description: 'The carrier it is read as since it was merged' })
  mergedInto?: string;

  @ApiProperty({
    required: false,
    type: TransparencyRegisterEntryAnswer,
    description: 'Entry in the transparency register; absent where none is recorded, and then no grant is approved',
  })
  transparencyRegister?: TransparencyRegisterEntryAnswer;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Confirmed published grants, merged carriers included' })
  records!: number;

  @ApiProperty({ type: 'integer', description: 'Cents over all register years' })
  sumCents!: number;

  @ApiProperty({ type: 'integer', description: 'Its ETag' })
  revision!: number;
}

export interface CarrierFigures {
  readonly records: number;
  readonly sumCents: number;
}

export const carrierAnswer = (
  id: string,
  registry: CarrierRegistry,
  figures: ReadonlyMap<string, CarrierFigures>,
): CarrierAnswer | undefined => {
  const row = registry.rows.get(id);
  if (row === undefined) return undefined;
  const { names, legalForms, sightings } = row.state;
  const legalForm = legalForms.at(-1)?.value;
  const winner = readAs(registry.directory, id);
  const transparencyRegister = transparencyEntryIn(registry.directory, id);
  return {
    id,
    name: registry.nameOf(id),
    ...(legalForm !== undefined && { legalForm }),
    names: changesOf(names).map(({ value, from }) => ({ name: value, from })),
    legalForms: changesOf(legalForms).map(({ value, from }) => ({ legalForm: value, from })),
    spellings: [...new Set(sightings.map(({ spelling }) => spelling))],
    ...(winner !== undefined && winner !== id && { mergedInto: winner }),
    ...(transparencyRegister !== undefined && { transparencyRegister }),
    ...(figures.get(id) ?? { records: 0, sumCents: 0 }),
    revision: row.revision,
  };
};
