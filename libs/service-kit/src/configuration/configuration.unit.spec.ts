import { resolve } from 'node:path';
import fc from 'fast-check';
import { ConfigurationRefused, type Environment, isLoopback, readConfiguration } from './configuration.js';
import { editDistance, SETTING_NAMES } from './setting-names.js';

const complaints = (environment: Environment): readonly string[] => {
  try {
    readConfiguration(environment);
  } catch (fault) {
    if (fault instanceof ConfigurationRefused) return fault.complaints;
    throw fault;
  }
  return [];
};

describe('settings', () => {
  test('have defaults that need no setting at all', () => {
    expect(readConfiguration({})).toEqual({
      port: 8080,
      host: '127.0.0.1',
      dataDir: resolve('data'),
      eventStoreUrl: `sqlite:${resolve('data')}/events.sqlite`,
      busUrl: 'embedded:',
      readModelUrl: `sqlite:${resolve('data')}/read-models.sqlite`,
      vaultUrl: `sqlite:${resolve('data')}/vault.db`,
      keyRingUrl: `sqlite:${resolve('data')}/key-ring.db`,
      keyEncryptionKey: { kind: 'file', path: `${resolve('data')}/key-encryption-key` },
      documentsUrl: `file:${resolve('data')}/documents`,
      ledgerDir: resolve('data/ledger'),
      checkpointDir: resolve('data/checkpoints'),
      ledgerKeyFile: resolve('data/ledger-key'),
      checkpointIntervalMs: 1000,
      witnessPolicyFile: undefined,
      example: 'programme',
      allowLocalIdentities: false,
      publicHosts: [],
      logLevel: 'info',
    });
  });

  test('are read as what they are', () => {
    const configuration = readConfiguration({
      PORT: '0',
      HOST: '[::1]',
      DATA_DIR: '/var/lib/lotsenbuch',
      EVENT_STORE_URL: 'sqlite:///srv/events.sqlite',
      BUS_URL: 'embedded:',
      KEY_RING_URL: 'sqlite:/srv/keys/key-ring.db',
      KEY_ENCRYPTION_KEY_FILE: '/srv/keys/key-encryption-key',
      DOCUMENTS_URL: 'file:///srv/documents/',
      CHECKPOINT_DIR: '/srv/checkpoints',
      LEDGER_KEY_FILE: '/run/secrets/ledger-key',
      CHECKPOINT_INTERVAL_MS: '60000',
      WITNESS_POLICY_FILE: '/srv/witnesses',
      EXAMPLE: 'none',
      ALLOW_LOCAL_IDENTITIES: '1',
      PUBLIC_HOSTS: 'Lotsenbuch.example, 10.0.0.7',
      LOG_LEVEL: 'warn',
    });
    expect(configuration).toEqual({
      port: 0,
      host: '::1',
      dataDir: '/var/lib/lotsenbuch',
      eventStoreUrl: 'sqlite:/srv/events.sqlite',
      busUrl: 'embedded:',
      readModelUrl: 'sqlite:/var/lib/lotsenbuch/read-models.sqlite',
      vaultUrl: 'sqlite:/var/lib/lotsenbuch/vault.db',
      keyRingUrl: 'sqlite:/srv/keys/key-ring.db',
      keyEncryptionKey: { kind: 'file', path: '/srv/keys/key-encryption-key' },
      documentsUrl: 'file:/srv/documents',
      ledgerDir: '/var/lib/lotsenbuch/ledger',
      checkpointDir: '/srv/checkpoints',
      ledgerKeyFile: '/run/secrets/ledger-key',
      checkpointIntervalMs: 60_000,
      witnessPolicyFile: '/srv/witnesses',
      example: 'none',
      allowLocalIdentities: true,
      publicHosts: ['lotsenbuch.example', '10.0.0.7'],
      logLevel: 'warn',
    });
  });

  describe('of the key-encryption key', () => {
    const KEY = Buffer.alloc(32, 7).toString('base64');

    test('the environment may hold it instead of a file', () => {
      expect(readConfiguration({ KEY_ENCRYPTION_KEY: KEY }).keyEncryptionKey).toEqual({ kind: 'text', text: KEY });
    });

    test('one that is not 32 bytes in base64 is refused without being repeated', () => {
      expect(complaints({ KEY_ENCRYPTION_KEY: 'correct horse' })).toEqual([
        'KEY_ENCRYPTION_KEY has 13 characters and is not a key; allowed is base64 of 32 random bytes (44 characters), as "openssl rand -base64 32" makes it.',
      ]);
    });

    test('environment and file at once are refused', () => {
      expect(complaints({ KEY_ENCRYPTION_KEY: KEY, KEY_ENCRYPTION_KEY_FILE: '/srv/key' })).toEqual([
        'KEY_ENCRYPTION_KEY and KEY_ENCRYPTION_KEY_FILE are both set; there is one key: set one of them.',
      ]);
    });

    test('vault and key ring in one file are refused', () => {
      expect(complaints({ VAULT_URL: 'sqlite:/srv/one.db', KEY_RING_URL: 'sqlite:///srv/one.db' })).toEqual([
        'VAULT_URL and KEY_RING_URL name the same file; keys lie apart from what they open: name two files.',
      ]);
    });
  });

  test('tree and checkpoints in one folder are refused', () => {
    expect(complaints({ LEDGER_DIR: '/srv/one', CHECKPOINT_DIR: '/srv/one/' })).toEqual([
      'LEDGER_DIR and CHECKPOINT_DIR name the same folder; what was signed lies apart from what it speaks of: name two folders.',
    ]);
  });

  test('that are empty count as not set', () => {
    expect(readConfiguration({ PORT: '', EXAMPLE: '' })).toEqual(readConfiguration({}));
  });

  test.each([
    ['PORT', '80a', 'PORT is "80a"; allowed is a whole number from 0 to 65535 (0 takes any free port).'],
    ['PORT', '65536', 'PORT is "65536"; allowed is a whole number from 0 to 65535 (0 takes any free port).'],
    ['HOST', 'http://localhost', 'HOST is "http://localhost"; allowed is an IP address or a host name, without port.'],
    ['HOST', '1.2.3.4:80', 'HOST is "1.2.3.4:80"; allowed is an IP address or a host name, without port.'],
    [
      'CHECKPOINT_INTERVAL_MS',
      '49',
      'CHECKPOINT_INTERVAL_MS is "49"; allowed is a whole number of milliseconds from 50 to 3600000.',
    ],
    ['BUS_URL', 'kafka://b', 'BUS_URL is "kafka://b"; allowed is embedded: (no other bus yet).'],
    ['EXAMPLE', 'all', 'EXAMPLE is "all"; allowed is programme or none.'],
    ['ALLOW_LOCAL_IDENTITIES', 'yes', 'ALLOW_LOCAL_IDENTITIES is "yes"; allowed is 1 or 0.'],
  ])('%s = %s stops the start with which, why and what is allowed', (name, value, sentence) => {
    expect(complaints({ [name]: value })).toEqual([sentence]);
  });

  test.each(['kurrentdb://host', 'sqlite:', 'sqlite::memory:', 'sqlite://data/events'])(
    'an event store at %s is refused',
    (url) => {
      expect(complaints({ EVENT_STORE_URL: url })).toEqual([
        `EVENT_STORE_URL is "${url}"; allowed is sqlite: followed by the path of a file (no other engine yet).`,
      ]);
    },
  );

  test.each(['file:', 'file://host/documents', 's3://documents'])('documents at %s are refused', (url) => {
    expect(complaints({ DOCUMENTS_URL: url })).toEqual([
      `DOCUMENTS_URL is "${url}"; allowed is file: followed by the path of a folder (no other store yet).`,
    ]);
  });

  test.each(['EVENT_STORE_URL', 'BUS_URL', 'READ_MODEL_URL'])('a password in %s is not shown', (name) => {
    const [sentence] = complaints({ [name]: 'engine://admin:geheim@host.example:2113?password=geheim' });
    expect(sentence).toContain(`${name} is "engine:…"; allowed is `);
    expect(sentence).not.toMatch(/geheim|admin|host/);
  });

  test('PUBLIC_HOSTS with a scheme or port in it is refused', () => {
    expect(complaints({ PUBLIC_HOSTS: 'a.example,https://b.example' })).toHaveLength(1);
    expect(complaints({ PUBLIC_HOSTS: 'a.example:8080' })).toHaveLength(1);
  });

  test('that are wrong are all named at once', () => {
    expect(complaints({ PORT: 'x', LOG_LEVEL: 'loud', LOTSENBUCH_COLOUR: 'blue' })).toHaveLength(3);
  });
});

describe('an unknown setting', () => {
  test.each([
    ['DATADIR', 'DATA_DIR'],
    ['data_dir', 'DATA_DIR'],
    ['EVENT_STORE_URI', 'EVENT_STORE_URL'],
    ['READMODEL_URL', 'READ_MODEL_URL'],
    ['PORTS', 'PORT'],
    ['EXAMPLES', 'EXAMPLE'],
    ['LOTSENBUCH_PORT', 'PORT'],
    ['LOTSENBUCH_DATADIR', 'DATA_DIR'],
  ])('%s is refused with the question whether %s was meant', (name, meant) => {
    expect(complaints({ [name]: 'x' })).toEqual([`${name} is not a setting. Did you mean ${meant}?`]);
  });

  test('with our prefix is refused even if it resembles nothing', () => {
    expect(complaints({ LOTSENBUCH_COLOUR: 'blue' })).toEqual([
      `LOTSENBUCH_COLOUR is not a setting. Known settings: ${SETTING_NAMES.join(', ')}.`,
    ]);
  });

  test('of the command line is left alone', () => {
    expect(complaints({ LOTSENBUCH_URL: 'http://127.0.0.1:1', LOTSENBUCH_TOKEN: 'x' })).toEqual([]);
  });

  test('of another program is left alone', () => {
    const others = [
      'HOME',
      'PATH',
      'HOSTNAME',
      'HOSTTYPE',
      'TERM',
      'SHELL',
      'PWD',
      'EDITOR',
      'NODE_ENV',
      'LOGNAME',
      'DATABASE_URL',
    ];
    expect(complaints(Object.fromEntries(others.map((name) => [name, 'x'])))).toEqual([]);
    expect(complaints(process.env)).toEqual([]);
  });
});

describe('the edit distance', () => {
  const word = fc.string({ maxLength: 12 });

  test('is zero exactly for equal words, and the same in both directions', () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(editDistance(one, other) === 0).toBe(one === other);
        expect(editDistance(one, other)).toBe(editDistance(other, one));
      }),
    );
  });

  test('grows by at most one with one more edit', () => {
    fc.assert(
      fc.property(word, word, fc.nat(), (one, other, place) => {
        const edited = other.slice(0, place % (other.length + 1)) + other.slice((place % (other.length + 1)) + 1);
        expect(Math.abs(editDistance(one, edited) - editDistance(one, other))).toBeLessThanOrEqual(1);
      }),
    );
  });
});

test('only this machine reaches 127.0.0.0/8, ::1 and localhost', () => {
  expect(['127.0.0.1', '127.9.9.9', '::1', 'localhost'].filter(isLoopback)).toHaveLength(4);
  expect(['0.0.0.0', '::', '10.0.0.1', '127.example.org', 'lotsenbuch'].filter(isLoopback)).toEqual([]);
});
