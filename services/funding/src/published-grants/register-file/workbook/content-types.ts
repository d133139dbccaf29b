import type { WorkbookParts } from './unpack-workbook.js';

export const CONTENT_TYPES = '[Content_Types].xml';

const OVERRIDE = /<(?:\w+:)?Override\b[^>]*>/g;
const DEFAULT = /<(?:\w+:)?Default\b[^>]*>/g;

const attribute = (tag: string, name: string): string =>
  new RegExp(`\\b${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1] ?? '';

const EXTENSION = /\.([^./]+)$/;

/** What the parts of a package are, as it says itself: by name, else by extension. Names are compared without case. */
export class ContentTypes {
  readonly #text: string;
  readonly #byName: ReadonlyMap<string, string>;
  readonly #byExtension: ReadonlyMap<string, string>;

  private constructor(text: string) {
    this.#text = text;
    this.#byName = new Map(
      (text.match(OVERRIDE) ?? []).map((tag) => [
        attribute(tag, 'PartName').replace(/^\//, '').toLowerCase(),
        attribute(tag, 'ContentType'),
      ]),
    );
    this.#byExtension = new Map(
      (text.match(DEFAULT) ?? []).map((tag) => [
        attribute(tag, 'Extension').toLowerCase(),
        attribute(tag, 'ContentType'),
      ]),
    );
  }

  /** @returns undefined if the archive has no list of content types: it is no Office document */
  static of(parts: WorkbookParts): ContentTypes | undefined {
    const list = parts.get(CONTENT_TYPES);
    return list === undefined ? undefined : new ContentTypes(list.toString('utf8'));
  }

  typeOf(part: string): string {
    const extension = EXTENSION.exec(part)?.[1]?.toLowerCase() ?? '';
    return this.#byName.get(part.toLowerCase()) ?? this.#byExtension.get(extension) ?? '';
  }

  /** The list again, with only those parts named whose type is kept. */
  reducedTo(kept: RegExp): Buffer {
    return Buffer.from(
      this.#text.replace(OVERRIDE, (tag) => (kept.test(attribute(tag, 'ContentType')) ? tag : '')),
      'utf8',
    );
  }
}
