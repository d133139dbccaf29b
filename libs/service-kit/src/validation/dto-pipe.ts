import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { FormBody } from '../http/form.js';
import type { DtoClass } from './dto.js';
import { readDto, validationProblem } from './read-dto.js';

/**
 * Reads every body, query and path parameter as the type its controller declares. A parameter without a declared
 * type is an error of the programmer: nothing reaches a use case unread.
 */
@Injectable()
export class DtoPipe implements PipeTransform {
  transform(value: unknown, { type, metatype, data }: ArgumentMetadata): unknown {
    if (type === 'custom') return value;
    if (metatype === Buffer) {
      if (Buffer.isBuffer(value)) return value;
      throw validationProblem([{ field: 'body', expected: 'must be a file', german: 'muss eine Datei sein' }]);
    }
    if (metatype === String && data !== undefined) return this.#readText(data, value);
    if (metatype === undefined || BUILT_IN.has(metatype)) {
      throw new Error(
        `${type} parameter ${data ?? ''} is declared as ${metatype?.name ?? 'an interface'}: declare a DTO`,
      );
    }
    const dto = metatype as DtoClass;
    if (value instanceof FormBody) return readDto(dto, value.fields, 'text');
    return readDto(dto, value ?? {}, type === 'body' ? 'json' : 'text');
  }

  #readText(name: string, value: unknown): string {
    if (typeof value === 'string') return value;
    throw validationProblem([
      { field: name, expected: 'must be given once', german: 'darf nur einmal angegeben werden' },
    ]);
  }
}

const BUILT_IN: ReadonlySet<unknown> = new Set([Object, Array, String, Number, Boolean, Date, Map, Set, Promise]);
