import 'reflect-metadata';
import {
  ArrayMaxSize,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  registerDecorator,
  ValidateBy,
  ValidateIf,
  validateSync,
} from 'class-validator';
import fc from 'fast-check';
import { isCertainlyValid } from './certainly-valid.js';
import { Nested, Optional } from './dto.js';

class Share {
  @IsString()
  district!: string;

  @Max(100)
  @Min(0)
  @IsInt()
  percent!: number;
}

class Base {
  @MaxLength(5)
  @IsString()
  purpose!: string;

  @IsIn(['a', 'b'])
  kind!: string;
}

class Grant extends Base {
  /** Stricter than in the base class. */
  @MaxLength(3)
  override purpose!: string;

  @IsBoolean()
  @Optional()
  final?: boolean;

  @Min(1)
  @IsOptional()
  rank?: number;

  @IsString({ each: true })
  @ArrayMaxSize(2)
  @Optional()
  tags?: string[];

  @Nested(() => Share)
  @Optional()
  main?: Share;

  @Nested(() => Share, { list: true })
  @Optional()
  shares?: Share[];

  @ValidateIf((grant: Grant) => grant.final === true)
  @ValidateBy({ name: 'isEven', validator: { validate: (value) => Number(value) % 2 === 0 } })
  even?: number;
}

const OPTIONS = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true };
const instance = <Type extends object>(type: new () => Type, values: object): Type => Object.assign(new type(), values);
const sometimes = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined });
const anything = fc.oneof(
  fc.constantFrom(null, undefined, true, 0, 1, 2, -1, 1.5, 101, 'a', 'long text', '', [], ['a'], [1], {}, Number.NaN),
  fc.anything({ maxDepth: 2 }),
);
const share = fc
  .record({ district: fc.oneof(fc.string(), anything), percent: fc.oneof(fc.nat(120), anything) })
  .map((values) => instance(Share, values));
const grant = fc
  .record(
    {
      purpose: fc.oneof(fc.string({ maxLength: 4 }), anything),
      kind: fc.oneof(fc.constantFrom('a', 'b', 'c'), anything),
      final: fc.oneof(fc.boolean(), anything),
      rank: fc.oneof(fc.nat(3), anything),
      tags: fc.oneof(fc.array(fc.string(), { maxLength: 3 }), anything),
      main: sometimes(fc.oneof(share, anything)),
      shares: sometimes(fc.oneof(fc.array(share, { maxLength: 2 }), fc.array(anything, { maxLength: 2 }))),
      even: fc.oneof(fc.nat(5), anything),
      unknown: fc.constant(1),
    },
    { requiredKeys: [] },
  )
  .map((values) => instance(Grant, values));

test('never says of a DTO that it is certainly valid when class-validator finds a fault', () => {
  fc.assert(
    fc.property(grant, (dto) => {
      if (isCertainlyValid(dto)) expect(validateSync(dto, OPTIONS)).toEqual([]);
    }),
    { numRuns: 5_000 },
  );
});

test('a DTO in which class-validator finds no fault is certainly valid, so the library is not asked in vain', () => {
  const valid = fc
    .record(
      {
        purpose: fc.string({ maxLength: 3 }),
        kind: fc.constantFrom('a', 'b'),
        final: sometimes(fc.boolean()),
        rank: fc.constantFrom(undefined, null, 1, 2),
        tags: sometimes(fc.array(fc.string(), { maxLength: 2 })),
        main: fc.constantFrom(undefined, instance(Share, { district: 'Mitte', percent: 60 })),
        shares: fc.constantFrom(undefined, [], [instance(Share, { district: 'Pankow', percent: 0 })]),
        even: fc.constantFrom(0, 2, 4),
      },
      { requiredKeys: ['purpose', 'kind', 'even'] },
    )
    .map((values) => instance(Grant, values));
  fc.assert(
    fc.property(valid, (dto) => {
      expect(validateSync(dto, OPTIONS)).toEqual([]);
      expect(isCertainlyValid(dto)).toBe(true);
    }),
  );
});

describe('is left to class-validator', () => {
  class WithoutRules {
    anything = 1;
  }
  class Asynchronous {
    value = 1;
  }
  registerDecorator({
    target: Asynchronous,
    propertyName: 'value',
    async: true,
    validator: { validate: () => Promise.resolve(false) },
  });
  class Promising {
    @ValidateBy({ name: 'promises', validator: { validate: () => Promise.resolve(false) } })
    value = 1;
  }
  class Conditional {
    @IsInt({ validateIf: () => false })
    value = 1;
  }
  class Defined {
    @IsDefined()
    value = undefined;
  }
  test.each([WithoutRules, Asynchronous, Promising, Conditional, Defined])('%p', (type) => {
    expect(isCertainlyValid(new type())).toBe(false);
  });

  test('what is no instance of a DTO class', () => {
    expect(isCertainlyValid({})).toBe(false);
    expect(
      isCertainlyValid(instance(Grant, { purpose: 'a', kind: 'a', main: { district: 'Mitte', percent: 1 } })),
    ).toBe(false);
  });
});
