import 'reflect-metadata';
import type { Language } from '@lotsenbuch/kernel';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import fc from 'fast-check';
import { type FieldError, Problem } from '../problems/problem.js';
import { IsBerlinDay } from './berlin-day.js';
import { Nested, Optional } from './dto.js';
import { readDto, type Spelling } from './read-dto.js';

class Share {
  @IsString()
  district!: string;

  @Max(100)
  @Min(0)
  @IsInt()
  percent!: number;
}

class Grant {
  @IsString()
  purpose!: string;

  @Min(0)
  @IsInt()
  amountCents!: number;

  @IsBoolean()
  @Optional()
  final?: boolean;

  @Nested(() => Share)
  @Optional()
  main?: Share;

  @ArrayMaxSize(2)
  @Nested(() => Share, { list: true })
  @Optional()
  shares?: Share[];
}

class WithoutRules {
  anything!: string;
}

const faults = (
  type: new () => object,
  value: unknown,
  spelling: Spelling = 'json',
  language: Language = 'en',
): readonly FieldError[] => {
  try {
    readDto(type, value, spelling);
  } catch (fault) {
    if (fault instanceof Problem) return fault.details('', language).errors ?? [];
    throw fault;
  }
  return [];
};

const valid = { purpose: 'Lotsen', amountCents: 5 };

describe('a body', () => {
  test('becomes an instance of its class, and so do the DTOs in it', () => {
    const grant = readDto(
      Grant,
      { ...valid, main: { district: 'Mitte', percent: 60 }, shares: [{ district: 'Pankow', percent: 40 }] },
      'json',
    );
    expect(grant).toBeInstanceOf(Grant);
    expect(grant.main).toBeInstanceOf(Share);
    expect(grant.shares?.[0]).toBeInstanceOf(Share);
    expect(grant).toEqual({
      ...valid,
      main: { district: 'Mitte', percent: 60 },
      shares: [{ district: 'Pankow', percent: 40 }],
    });
  });

  test('names every fault with its path, what was expected and what was found', () => {
    expect(
      faults(Grant, { amountCents: '5', shares: [{ district: 'Mitte', percent: 101 }, { percent: 1.5 }] }),
    ).toEqual([
      { field: 'purpose', expected: 'must be a string' },
      { field: 'amountCents', expected: 'must be an integer number; must not be less than 0', found: '"5"' },
      { field: 'shares[0].percent', expected: 'must not be greater than 100', found: '101' },
      { field: 'shares[1].district', expected: 'must be a string' },
      { field: 'shares[1].percent', expected: 'must be an integer number', found: '1.5' },
    ]);
  });

  test('with an unknown field is refused, also inside', () => {
    const unknown = 'must not be here: no such field';
    expect(faults(Grant, { ...valid, colour: 'blue' })).toEqual([
      { field: 'colour', expected: unknown, found: '"blue"' },
    ]);
    expect(faults(Grant, { ...valid, main: { district: 'Mitte', percent: 1, colour: 1 } })).toEqual([
      { field: 'main.colour', expected: unknown, found: '1' },
    ]);
  });

  test.each([
    '{"__proto__": {"admin": true}}',
    '{"constructor": {}}',
    '{"prototype": {}}',
    '{"main": {"__proto__": {}}}',
  ])('that reaches for the prototype is refused: %s', (text) => {
    expect(faults(Grant, JSON.parse(text))[0]?.expected).toBe('must not be here: no such field');
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  test.each([[[]], ['text'], [1], [null], [Buffer.from('x')]])('that is %o is refused', (value) => {
    expect(faults(Grant, value)).toEqual([expect.objectContaining({ field: 'body', expected: 'must be an object' })]);
  });

  test('with null where a field may be left out is refused: absent is not null', () => {
    expect(faults(Grant, { ...valid, final: null })).toEqual([
      { field: 'final', expected: 'must be a boolean value', found: 'null' },
    ]);
    class Lenient {
      @IsBoolean()
      @IsOptional()
      final?: boolean;
    }
    // What the decorator of the library would do instead.
    expect(faults(Lenient, { final: null })).toEqual([]);
  });

  test('with a list where one thing belongs, or the reverse, is refused', () => {
    expect(faults(Grant, { ...valid, main: [] })).toEqual([
      { field: 'main', expected: 'must be an object', found: '[]' },
    ]);
    expect(faults(Grant, { ...valid, shares: {} })).toEqual([
      { field: 'shares', expected: 'must be a list', found: '{}' },
    ]);
    expect(faults(Grant, { ...valid, shares: [null] })).toEqual([
      { field: 'shares[0]', expected: 'must be an object', found: 'null' },
    ]);
  });

  test('is refused by a class without rules: it would let everything through', () => {
    expect(faults(WithoutRules, { anything: 'x' })).not.toEqual([]);
    expect(faults(WithoutRules, {})).not.toEqual([]);
  });

  test('shows at most 100 characters of what was found', () => {
    expect(faults(Grant, { ...valid, purpose: [`${'x'.repeat(500)}`] })[0]?.found).toHaveLength(100);
  });

  test('of any shape is either the DTO itself or refused: nothing else gets through', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        try {
          expect(readDto(Grant, value, 'json')).toEqual(value);
        } catch (fault) {
          expect(fault).toBeInstanceOf(Problem);
        }
      }),
    );
  });
});

test('a body with thousands of properties is refused without naming each', () => {
  const many = Object.fromEntries(Array.from({ length: 80_000 }, (_, index) => [`p${index}`, 1]));
  expect(faults(Grant, many)).toEqual([{ field: 'body', expected: 'must have at most 200 properties' }]);
});

describe('a query', () => {
  test('is text that is read as the declared types', () => {
    const grant = readDto(Grant, { purpose: '7', amountCents: '5', final: 'true' }, 'text');
    expect(grant).toEqual({ purpose: '7', amountCents: 5, final: true });
  });

  test.each(['five', '5 ', '0x5', '1e3', '', 'NaN', '5,0'])('with "%s" as a number is refused', (amountCents) => {
    expect(faults(Grant, { purpose: 'x', amountCents }, 'text')).toEqual([
      expect.objectContaining({ field: 'amountCents', found: JSON.stringify(amountCents) }),
    ]);
  });

  test('with a value given twice is refused', () => {
    expect(faults(Grant, { purpose: ['a', 'b'], amountCents: '1' }, 'text')).toEqual([
      { field: 'purpose', expected: 'must be a string', found: '["a","b"]' },
    ]);
  });

  test('has types, a JSON body does not get them: "5" is no number there', () => {
    expect(faults(Grant, { purpose: 'x', amountCents: '5' }, 'json')).toHaveLength(1);
  });
});

describe('to people who read German', () => {
  class Everything {
    @IsString()
    @MinLength(2)
    @MaxLength(5)
    text!: string;

    @Max(100)
    @Min(-3)
    @IsInt()
    number!: number;

    @IsIn(['post', 'electronic'])
    way!: string;

    @ArrayUnique()
    @ArrayMaxSize(2)
    @ArrayMinSize(1)
    @IsArray()
    list!: string[];

    @IsBerlinDay()
    day!: string;

    @IsBoolean()
    flag!: boolean;

    @IsEmail()
    mail!: string;

    @Matches(/^x$/, { message: 'code must be x', context: { german: 'muss x sein' } })
    code!: string;

    @Matches(/^x$/)
    otherCode!: string;
  }
  const right = {
    text: 'abc',
    number: 5,
    way: 'post',
    list: ['a'],
    day: '2026-01-01',
    flag: true,
    mail: 'lotse@example.org',
    code: 'x',
    otherCode: 'x',
  };

  test.each([
    [{ text: undefined }, 'fehlt: ', 'muss ein Text sein'],
    [{ text: 'abcdef' }, 'ist zu lang: höchstens 5 Zeichen'],
    [{ text: 'a' }, 'ist zu kurz: mindestens 2 Zeichen'],
    [{ number: 101 }, 'darf nicht größer sein als 100'],
    [{ number: -4 }, 'darf nicht kleiner sein als -3'],
    [{ number: 1.5 }, 'muss eine ganze Zahl sein'],
    [{ way: 'dove' }, 'muss einer dieser Werte sein: post, electronic'],
    [{ list: [] }, 'braucht mindestens 1 Einträge'],
    [{ list: ['a', 'b', 'c'] }, 'darf höchstens 2 Einträge haben'],
    [{ list: ['a', 'a'] }, 'darf keinen Eintrag doppelt haben'],
    [{ list: 'a' }, 'muss eine Liste sein'],
    [{ day: '1.1.2026' }, 'muss ein Tag sein, geschrieben JJJJ-MM-TT'],
    [{ flag: 'yes' }, 'muss ja (true) oder nein (false) sein'],
    [{ mail: 'nobody' }, 'muss eine E-Mail-Adresse sein'],
    [{ code: 'y' }, 'muss x sein'],
    [{ otherCode: 'y' }, 'hat nicht die Form, die dieses Feld braucht'],
    [{ colour: 'blue' }, 'gehört nicht hierher: dieses Feld gibt es nicht'],
  ])('%o is told as %s', (wrong, ...expected) => {
    const [error, ...further] = faults(Everything, { ...right, ...wrong }, 'json', 'de');
    expect(further).toEqual([]);
    for (const text of expected) expect(error?.expected).toContain(text);
    expect(error?.expected).not.toContain('must');
  });
});
