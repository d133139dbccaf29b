import { applyDecorators } from '@nestjs/common';
import type { ApiPropertyOptions } from '@nestjs/swagger';
import { ValidateIf, ValidateNested } from 'class-validator';
import { ApiProperty } from '../openapi/documentation.js';

export type DtoClass<Dto extends object = object> = new () => Dto;

const NESTED = Symbol('nested DTO classes');

/** A property that may be left out. Null is not the same as left out, and is refused. */
export const Optional = (documentation: ApiPropertyOptions = {}): PropertyDecorator =>
  applyDecorators(
    ValidateIf((_, value) => value !== undefined),
    ApiProperty({ ...documentation, required: false } as ApiPropertyOptions),
  );

/** A property that is another DTO; with `list`, a list of them. */
export const Nested = (type: () => DtoClass, { list = false }: { readonly list?: boolean } = {}): PropertyDecorator =>
  applyDecorators(
    ValidateNested(),
    // Read late by its name: @nestjs/swagger takes a function for a class unless it is called `type`.
    ApiProperty({ type: () => (list ? [type()] : type()) }),
    (target: object, property: PropertyKey) => {
      const known: ReadonlyMap<PropertyKey, NestedDto> = Reflect.getMetadata(NESTED, target) ?? new Map();
      Reflect.defineMetadata(NESTED, new Map([...known, [property, { type, list }]]), target);
    },
  );

export interface NestedDto {
  readonly type: () => DtoClass;
  readonly list: boolean;
}

const nestedOfClass = new WeakMap<DtoClass, ReadonlyMap<PropertyKey, NestedDto>>();

/** The properties of a DTO that are DTOs themselves; looked for once for each class. */
export const nestedDtos = (type: DtoClass): ReadonlyMap<PropertyKey, NestedDto> => {
  let nested = nestedOfClass.get(type);
  if (nested === undefined) {
    nested = (Reflect.getMetadata(NESTED, type.prototype) as typeof nested) ?? new Map();
    nestedOfClass.set(type, nested);
  }
  return nested;
};
