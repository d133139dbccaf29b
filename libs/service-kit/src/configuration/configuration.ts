import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { complainAboutUnknownNames, type SettingName } from './setting-names.js';

export type Environment = Readonly<Record<string, string | undefined>>;

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Where the key is that wraps the keys of the vault: in a file (absolute path), or given as base64 of 32 bytes. */
export type KeyEncryptionKeyPlace =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'text'; readonly text: string };

/** The settings of a program, read once at start and valid. */
export interface Configuration {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  /** Absolute path; the folder need not exist yet. */
  readonly dataDir: string;
  /** `sqlite:` and an absolute path. */
  readonly eventStoreUrl: string;
  readonly busUrl: 'embedded:';
  /** `sqlite:` and an absolute path. */
  readonly readModelUrl: string;
  /** `sqlite:` and an absolute path: personal values, encrypted. */
  readonly vaultUrl: string;
  /** `sqlite:` and an absolute path: the keys of the vault, wrapped. */
  readonly keyRingUrl: string;
  readonly keyEncryptionKey: KeyEncryptionKeyPlace;
  /** `file:` and the absolute path of a folder: notices and attachments. */
  readonly documentsUrl: string;
  /** Absolute path of a folder: the tree over the log, in static files. */
  readonly ledgerDir: string;
  /** Absolute path of a folder: what was signed last, on a volume of its own in production. */
  readonly checkpointDir: string;
  /** Absolute path of a file: the key that signs checkpoints. */
  readonly ledgerKeyFile: string;
  /** Milliseconds within which what is new gets a signed checkpoint: 50 to 3,600,000. */
  readonly checkpointIntervalMs: number;
  /** Absolute path of a file in the format of C2SP tlog-policy: who is asked for cosignatures. */
  readonly witnessPolicyFile: string | undefined;
  readonly example: 'programme' | 'none';
  /** Local identities are refused on an address that other machines can reach, unless this is true. */
  readonly allowLocalIdentities: boolean;
  /** Names, lower case and without port, that a Host header may carry besides the loopback names and `host`. */
  readonly publicHosts: readonly string[];
  readonly logLevel: LogLevel;
}

/** The program must not start: each complaint is a sentence that says which setting, why, and what is allowed. */
export class ConfigurationRefused extends Error {
  override readonly name = 'ConfigurationRefused';
  constructor(readonly complaints: readonly string[]) {
    super(complaints.join('\n'));
  }
}

/**
 * Reads the settings; an empty value counts as not set.
 * @throws ConfigurationRefused with every complaint at once
 */
export function readConfiguration(environment: Environment): Configuration {
  const complaints = complainAboutUnknownNames(Object.keys(environment));

  const read = <Value>(
    name: SettingName,
    fallback: Value,
    allowed: string,
    parse: (text: string) => Value | undefined,
  ): Value => {
    const text = environment[name];
    if (text === undefined || text === '') return fallback;
    const value = parse(text);
    if (value === undefined) complaints.push(`${name} is ${shown(text)}; allowed is ${allowed}.`);
    return value ?? fallback;
  };

  const dataDir = read('DATA_DIR', resolve('data'), 'the path of a folder', parsePath);
  const configuration: Configuration = {
    port: read('PORT', 8080, 'a whole number from 0 to 65535 (0 takes any free port)', parsePort),
    host: read('HOST', '127.0.0.1', 'an IP address or a host name, without port', parseHost),
    dataDir,
    eventStoreUrl: read(
      'EVENT_STORE_URL',
      `sqlite:${join(dataDir, 'events.sqlite')}`,
      'sqlite: followed by the path of a file (no other engine yet)',
      parseSqliteUrl,
    ),
    busUrl: read('BUS_URL', 'embedded:', 'embedded: (no other bus yet)', oneOf('embedded:')),
    readModelUrl: read(
      'READ_MODEL_URL',
      `sqlite:${join(dataDir, 'read-models.sqlite')}`,
      'sqlite: followed by the path of a file (no other engine yet)',
      parseSqliteUrl,
    ),
    vaultUrl: read('VAULT_URL', `sqlite:${join(dataDir, 'vault.db')}`, FILE_OF_VAULT, parseSqliteUrl),
    keyRingUrl: read('KEY_RING_URL', `sqlite:${join(dataDir, 'key-ring.db')}`, FILE_OF_VAULT, parseSqliteUrl),
    keyEncryptionKey: {
      kind: 'file',
      path: read('KEY_ENCRYPTION_KEY_FILE', join(dataDir, 'key-encryption-key'), 'the path of a file', parsePath),
    },
    documentsUrl: read(
      'DOCUMENTS_URL',
      `file:${join(dataDir, 'documents')}`,
      'file: followed by the path of a folder (no other store yet)',
      parseFileUrl,
    ),
    ledgerDir: read('LEDGER_DIR', join(dataDir, 'ledger'), 'the path of a folder', parsePath),
    checkpointDir: read('CHECKPOINT_DIR', join(dataDir, 'checkpoints'), 'the path of a folder', parsePath),
    ledgerKeyFile: read('LEDGER_KEY_FILE', join(dataDir, 'ledger-key'), 'the path of a file', parsePath),
    checkpointIntervalMs: read(
      'CHECKPOINT_INTERVAL_MS',
      1000,
      'a whole number of milliseconds from 50 to 3600000',
      parseInterval,
    ),
    witnessPolicyFile: read('WITNESS_POLICY_FILE', undefined, 'the path of a file', parsePath),
    example: read('EXAMPLE', 'programme', 'programme or none', oneOf('programme', 'none')),
    allowLocalIdentities: read('ALLOW_LOCAL_IDENTITIES', false, '1 or 0', (text) =>
      text === '1' ? true : text === '0' ? false : undefined,
    ),
    publicHosts: read(
      'PUBLIC_HOSTS',
      [],
      'host names or IP addresses separated by commas, without scheme and port',
      parseHosts,
    ),
    logLevel: read('LOG_LEVEL', 'info', `one of ${LOG_LEVELS.join(', ')}`, oneOf(...LOG_LEVELS)),
  };
  const key = environment.KEY_ENCRYPTION_KEY ?? '';
  complaints.push(...complainAboutKey(key, environment));
  if (configuration.vaultUrl === configuration.keyRingUrl) {
    complaints.push(
      'VAULT_URL and KEY_RING_URL name the same file; keys lie apart from what they open: name two files.',
    );
  }
  if (configuration.ledgerDir === configuration.checkpointDir) {
    complaints.push(
      'LEDGER_DIR and CHECKPOINT_DIR name the same folder; what was signed lies apart from what it speaks of: name two folders.',
    );
  }
  if (complaints.length > 0) throw new ConfigurationRefused(complaints);
  return key === '' ? configuration : { ...configuration, keyEncryptionKey: { kind: 'text', text: key } };
}

/** Never repeats the key: what a complaint says ends in logs. */
function complainAboutKey(key: string, environment: Environment): readonly string[] {
  if (key === '') return [];
  const complaints: string[] = [];
  if (!BASE64_OF_32_BYTES.test(key)) {
    complaints.push(
      `KEY_ENCRYPTION_KEY has ${key.length} characters and is not a key; allowed is base64 of 32 random bytes (44 ` +
        'characters), as "openssl rand -base64 32" makes it.',
    );
  }
  if ((environment.KEY_ENCRYPTION_KEY_FILE ?? '') !== '') {
    complaints.push('KEY_ENCRYPTION_KEY and KEY_ENCRYPTION_KEY_FILE are both set; there is one key: set one of them.');
  }
  return complaints;
}

const BASE64_OF_32_BYTES = /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/;
const FILE_OF_VAULT = 'sqlite: followed by the path of a file (no other engine yet)';

/** What may hold a password, behind a user or as a parameter, is shown only as far as the scheme. */
const shown = (text: string): string =>
  JSON.stringify(/[@?]/.test(text) ? `${/^[a-z][a-z0-9+.-]*:/i.exec(text)?.[0] ?? ''}…` : text);

/** True for names and addresses that only this machine can reach. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

function parsePath(text: string): string | undefined {
  return text.includes('\0') ? undefined : resolve(text);
}

function parsePort(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65535 ? Number(text) : undefined;
}

function parseInterval(text: string): number | undefined {
  const milliseconds = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  return milliseconds >= 50 && milliseconds <= 3_600_000 ? milliseconds : undefined;
}

function parseHost(text: string): string | undefined {
  const host = text.toLowerCase().replace(/^\[(.*)\]$/, '$1');
  if (isIP(host) !== 0) return host;
  const label = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?';
  return host.length <= 253 && new RegExp(`^${label}(\\.${label})*$`).test(host) ? host : undefined;
}

function parseHosts(text: string): string[] | undefined {
  const hosts = text.split(',').map((part) => parseHost(part.trim()));
  return hosts.every((host) => host !== undefined) ? hosts : undefined;
}

function parseSqliteUrl(text: string): string | undefined {
  const path = /^sqlite:(?!:|\/\/[^/])([^\0]+)$/.exec(text)?.[1];
  return path === undefined ? undefined : `sqlite:${resolve(path)}`;
}

function parseFileUrl(text: string): string | undefined {
  const path = /^file:(?!\/\/[^/])([^\0]+)$/.exec(text)?.[1];
  return path === undefined ? undefined : `file:${resolve(path)}`;
}

const oneOf =
  <Value extends string>(...values: readonly Value[]) =>
  (text: string): Value | undefined =>
    values.find((value) => value === text);
