/** A district with made-up values for the two criteria of the example formula. */
export interface ExampleDistrict {
  /** 01 to 12. */
  readonly key: string;
  readonly name: string;
  /** Made up: people with a history of migration. */
  readonly migration: number;
  /** Made up: a figure of the social situation, higher is worse. */
  readonly situation: string;
}

const district = (key: string, name: string, migration: number, situation: string): ExampleDistrict => ({
  key,
  name,
  migration,
  situation,
});

/** The values are round on purpose, so that nobody takes them for statistics. */
export const DISTRICTS: readonly ExampleDistrict[] = [
  district('01', 'Mitte', 210_000, '7.5'),
  district('02', 'Friedrichshain-Kreuzberg', 130_000, '6.0'),
  district('03', 'Pankow', 100_000, '3.0'),
  district('04', 'Charlottenburg-Wilmersdorf', 140_000, '4.0'),
  district('05', 'Spandau', 110_000, '7.0'),
  district('06', 'Steglitz-Zehlendorf', 90_000, '3.5'),
  district('07', 'Tempelhof-Schöneberg', 140_000, '5.0'),
  district('08', 'Neukölln', 160_000, '8.0'),
  district('09', 'Treptow-Köpenick', 60_000, '4.0'),
  district('10', 'Marzahn-Hellersdorf', 80_000, '6.5'),
  district('11', 'Lichtenberg', 90_000, '5.5'),
  district('12', 'Reinickendorf', 100_000, '6.0'),
];
