/** UUID of RFC 9562 in its canonical spelling: lower case, hyphens, a version from 1 to 8. Never nil or max. */
export type Uuid = string & { readonly __brand: 'Uuid' };

/** UUID whose first 48 bits are a time in milliseconds, so that ids made later sort later. */
export type UuidV7 = Uuid & { readonly __uuidVersion: 7 };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const UUID_VERSION_AT = 14;

export const isUuid = (text: string): text is Uuid => UUID.test(text);

export const isUuidV7 = (text: string): text is UuidV7 => isUuid(text) && text[UUID_VERSION_AT] === '7';
