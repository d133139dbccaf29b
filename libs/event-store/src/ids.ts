import { hash, randomUUID } from 'node:crypto';
import type { Uuid, UuidV7 } from '@lotsenbuch/kernel';

/** Ids that one millisecond has room for: what 12 bits can count. */
const IDS_PER_MILLISECOND = 0x1000;

let millisecond = 0;
let counter = 0;
let time = '';

/**
 * A fresh event id: UUIDv7 with a counter in the 12 bits after the time (RFC 9562, section 6.2, method 1), so that ids
 * made later in this process sort later, also while the clock stands still or goes back.
 */
export const newEventId = (): UuidV7 => {
  const random = randomUUID();
  const now = Date.now();
  if (now > millisecond) {
    millisecond = now;
    // Half of the room stays free for counting up.
    counter = Number.parseInt(random.slice(0, 3), 16) >> 1;
    time = timeOf(millisecond);
  } else {
    counter += 1;
    if (counter === IDS_PER_MILLISECOND) {
      millisecond += 1;
      counter = 0;
      time = timeOf(millisecond);
    }
  }
  // A random UUID has the variant where this one needs it too: at its 20th character.
  return `${time}-7${counter.toString(16).padStart(3, '0')}-${random.slice(19)}` as UuidV7;
};

/** Milliseconds since 1970 as the first 48 bits of an id. */
const timeOf = (milliseconds: number): string => {
  const digits = milliseconds.toString(16).padStart(12, '0');
  return `${digits.slice(0, 8)}-${digits.slice(8)}`;
};

/**
 * The id that follows from these parts, the same for ever: SHA-256 over the parts as a canonical JSON array of strings
 * (UTF-8), its first 128 bits marked as UUID version 8 (RFC 9562). Other parts, another order or another division give
 * another id. The first part says what the id is for, so that two uses never meet.
 */
export const deriveUuid = (purpose: string, ...parts: readonly string[]): Uuid => {
  const digits = hash('sha256', JSON.stringify([purpose, ...parts]), 'hex');
  const variant = '89ab'[Number.parseInt(digits.charAt(16), 16) & 0x3];
  const lastGroups = `8${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-${lastGroups}` as Uuid;
};

/**
 * The command id of an HTTP request, so that its repetition is the same command.
 * @param actor opaque reference of who asks, as in the envelope
 * @param route method and path with its parameters filled in, such as `POST /v1/carriers`; query and body belong to the
 *   request hash, so that the key of one request cannot be used for another
 */
export const commandIdOf = (actor: string, route: string, idempotencyKey: string): Uuid =>
  deriveUuid('command', actor, route, idempotencyKey);

/**
 * The command id of a process manager's reaction to an event, so that handling the event again is the same command.
 * @param step tells several commands in reaction to one event apart; a stable word, absent where there is one
 */
export const processCommandId = (consumer: string, sourceEventId: string, step?: string): Uuid =>
  step === undefined
    ? deriveUuid('processCommand', consumer, sourceEventId)
    : deriveUuid('processCommand', consumer, sourceEventId, step);
