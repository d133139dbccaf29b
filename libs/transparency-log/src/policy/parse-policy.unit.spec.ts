import { formatVerifierKey, generateSignerKey, type PolicyGroup, parsePolicy, type VerifierKey } from '../index.js';
import { reasonOf } from '../note/refusal.fixture.js';
import { verifierKeyOf } from '../note/verifier-key.js';

const logKey = (n: number | string) => formatVerifierKey(generateSignerKey(`log.example/${n}`).verifierKey);
const witnessKey = (n: number | string) =>
  formatVerifierKey(generateSignerKey(`witness.example/${n}`, 'cosignature/v1').verifierKey);
const LOG = logKey(1);
const [A, B, C] = [witnessKey('a'), witnessKey('b'), witnessKey('c')];
const WITNESSES = `witness a ${A}\nwitness b ${B}\nwitness c ${C}\n`;
const reason = (text: string | Uint8Array) => reasonOf(() => parsePolicy(text));
/** The same public key under another name, with the key id that follows. */
const twin = (key: VerifierKey, name: string): string =>
  formatVerifierKey(verifierKeyOf(name, key.algorithm, key.publicKey));

describe('a policy', () => {
  test('of two levels, as in the example of the specification', () => {
    const keys = Array.from({ length: 6 }, (_, n) => witnessKey(n));
    const policy = parsePolicy(`log ${LOG}

witness X1 ${keys[0]}
witness X2 ${keys[1]}
witness X3 ${keys[2]}
group X-witnesses 2 X1 X2 X3

witness Y1 ${keys[3]}
witness Y2 ${keys[4]}
witness Y3 ${keys[5]}
group Y-witnesses any Y1 Y2 Y3

group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
`);
    const quorum = policy.quorum as PolicyGroup;
    expect([quorum.name, quorum.threshold]).toEqual(['X-and-Y', 2]);
    expect(quorum.members.map((each) => each.kind === 'group' && [each.name, each.threshold])).toEqual([
      ['X-witnesses', 2],
      ['Y-witnesses', 1],
    ]);
    expect(policy.logs.map(({ key }) => key.name)).toEqual(['log.example/1']);
    expect(policy.witnesses.map(({ name, key }) => [name, key.name])).toEqual(
      ['X1', 'X2', 'X3', 'Y1', 'Y2', 'Y3'].map((name, n) => [name, `witness.example/${n}`]),
    );
  });

  test('may have addresses, comments, empty lines, tabs and spaces', () => {
    const policy = parsePolicy(
      `# whom we trust\n \t# indented\n\n\t log \t${LOG}  https://log.example/ \t\nquorum\tnone \n`,
    );
    expect(policy.logs.map(({ url }) => url)).toEqual(['https://log.example/']);
    expect(policy.quorum).toBe('none');
  });

  test('needs nothing but a quorum', () => {
    expect(parsePolicy('quorum none\n')).toEqual({ logs: [], witnesses: [], quorum: 'none' });
  });

  test('may have one witness as its quorum, and lines after it', () => {
    const policy = parsePolicy(`witness a ${A}\nquorum a\nwitness b ${B} https://b.example\nlog ${LOG}\n`);
    expect(policy.quorum).toBe(policy.witnesses[0]);
    expect(policy.witnesses[1]?.url).toBe('https://b.example');
    expect(policy.logs).toHaveLength(1);
  });

  test('of 33 logs, 33 witnesses and 33 groups in one another is read', () => {
    const each = Array.from({ length: 33 }, (_, n) => n);
    const lines = [
      ...each.map((n) => `log ${logKey(n)}`),
      ...each.map((n) => `witness w${n} ${witnessKey(n)}`),
      ...each.map((n) => `group g${n} all w${n}${n === 0 ? '' : ` g${n - 1}`}`),
      'quorum g32',
    ];
    const policy = parsePolicy(`${lines.join('\n')}\n`);
    expect([policy.logs.length, policy.witnesses.length]).toEqual([33, 33]);
    expect((policy.quorum as PolicyGroup).name).toBe('g32');
  });

  test('may have names that are no ASCII; they are compared byte by byte', () => {
    const policy = parsePolicy(
      `witness K ${A}\nwitness \u212a ${B}\nwitness Zürich ${C}\ngroup g all K \u212a Zürich\nquorum g\n`,
    );
    expect(policy.witnesses.map(({ name }) => name)).toEqual(['K', '\u212a', 'Zürich']);
    const latin1 = Buffer.concat([
      Buffer.from('witness '),
      Buffer.of(0xfc),
      Buffer.from(` ${A}\nquorum `),
      Buffer.of(0xfc, 0x0a),
    ]);
    expect(parsePolicy(latin1).witnesses).toHaveLength(1);
    expect(reason(Buffer.concat([latin1.subarray(0, -2), Buffer.of(0xfd, 0x0a)]))).toBe('unknown-name');
  });
});

describe('a policy is refused', () => {
  test.each([
    ['with a log twice', `log ${LOG}\nlog ${LOG}\nquorum none\n`, 'key-taken'],
    ['with a witness twice', `witness a ${A}\nwitness b ${A}\nquorum none\n`, 'key-taken'],
    ['with two witnesses of one name', `witness a ${A}\nwitness a ${B}\nquorum a\n`, 'name-taken'],
    ['with a group named as a witness', `${WITNESSES}group a any b c\nquorum a\n`, 'name-taken'],
    ['with a witness named as a group', `witness a ${A}\ngroup b any a\nwitness b ${B}\nquorum b\n`, 'name-taken'],
    ['with a witness named none', `witness none ${A}\nquorum none\n`, 'name-taken'],
    ['with a group named none', `${WITNESSES}group none any a\nquorum none\n`, 'name-taken'],
    ['with none as a member', `${WITNESSES}group g any a none\nquorum g\n`, 'unknown-name'],
    ['with a member nobody defined', `${WITNESSES}group g any a d\nquorum g\n`, 'unknown-name'],
    ['with a group that is its own member', `${WITNESSES}group g any a g\nquorum g\n`, 'unknown-name'],
    ['with groups in a circle', `${WITNESSES}group g any a h\ngroup h any b g\nquorum g\n`, 'unknown-name'],
    ['with a member defined on a later line', `group g any a\nwitness a ${A}\nquorum g\n`, 'unknown-name'],
    ['with a quorum nobody defined', `${WITNESSES}quorum d\n`, 'unknown-name'],
    ['with a quorum defined on a later line', `quorum a\n${WITNESSES}`, 'unknown-name'],
    ['with a quorum that is the name of a key', `${WITNESSES}quorum witness.example/a\n`, 'unknown-name'],
    ['with a member twice in a group', `${WITNESSES}group g 2 a a b\nquorum g\n`, 'member-repeated'],
    ['with a member of two groups', `${WITNESSES}group g all a b\ngroup h any a c\nquorum g\n`, 'member-repeated'],
    [
      'with a group in two groups',
      `${WITNESSES}group g any a\ngroup h any g b\ngroup i any g c\nquorum i\n`,
      'member-repeated',
    ],
    ['with a threshold of 0', `${WITNESSES}group g 0 a b\nquorum g\n`, 'threshold-out-of-bounds'],
    ['with a threshold above the members', `${WITNESSES}group g 3 a b\nquorum g\n`, 'threshold-out-of-bounds'],
    ['with a threshold with leading zero', `${WITNESSES}group g 02 a b\nquorum g\n`, 'threshold-out-of-bounds'],
    ['with a threshold with a plus', `${WITNESSES}group g +2 a b\nquorum g\n`, 'threshold-out-of-bounds'],
    ['with a threshold in words', `${WITNESSES}group g most a b\nquorum g\n`, 'threshold-out-of-bounds'],
    ['with a group of nobody', `${WITNESSES}group g all\nquorum g\n`, 'malformed-line'],
    ['without a quorum', `log ${LOG}\n${WITNESSES}`, 'quorum-missing'],
    ['with nothing but a comment', '# quorum none\n', 'quorum-missing'],
    ['with two quorums', `${WITNESSES}quorum a\nquorum b\n`, 'quorum-repeated'],
    ['with the same quorum twice', 'quorum none\nquorum none\n', 'quorum-repeated'],
    ['with a quorum of two names', `${WITNESSES}quorum a b\n`, 'malformed-line'],
    ['with a comment behind a line', 'quorum none # nobody\n', 'malformed-line'],
    ['with an unknown word', 'monitor a\nquorum none\n', 'malformed-line'],
    ['with a word in capitals', 'Quorum none\n', 'malformed-line'],
    ['with a log without a key', 'log\nquorum none\n', 'malformed-line'],
    ['with a witness without a key', 'witness a\nquorum none\n', 'malformed-line'],
    ['with something behind an address', `log ${LOG} https://log.example more\nquorum none\n`, 'malformed-line'],
    ['with a key that is none', 'log log.example+00000000+AAAA\nquorum none\n', 'malformed-key'],
    ['with a log whose key is for cosignatures', `log ${A}\nquorum none\n`, 'malformed-key'],
    ['with a witness whose key is a log key', `witness a ${LOG}\nquorum a\n`, 'malformed-key'],
    ['without a newline at the end', 'quorum none', 'malformed-line'],
    ['that is empty', '', 'malformed-line'],
    ['with CRLF', `${WITNESSES}quorum a\n`.replaceAll('\n', '\r\n'), 'forbidden-byte'],
    ['with a null character in a comment', '# a\0b\nquorum none\n', 'forbidden-byte'],
    ['with a form feed as space', 'quorum\fnone\n', 'forbidden-byte'],
    ['with a vertical tab', 'quorum\vnone\n', 'forbidden-byte'],
    ['with a DEL character', '# \u007f\nquorum none\n', 'forbidden-byte'],
    ['with a no-break space as space', 'quorum\u00a0none\n', 'malformed-line'],
    ['with a byte order mark', '\ufeffquorum none\n', 'malformed-line'],
  ])('%s', (_, text, expected) => {
    expect(reason(text)).toBe(expected);
  });

  test.each(['ed25519', 'cosignature/v1'] as const)('with one public key under two names (%s)', (algorithm) => {
    const one = generateSignerKey('one.example', algorithm);
    const two = twin(one.verifierKey, 'two.example');
    const line = (name: string, vkey: string) => (algorithm === 'ed25519' ? `log ${vkey}` : `witness ${name} ${vkey}`);
    const text = `${line('a', formatVerifierKey(one.verifierKey))}\n${line('b', two)}\nquorum none\n`;
    expect(reason(text)).toBe('key-taken');
  });

  test('and the line is named', () => {
    expect(() => parsePolicy(`${WITNESSES}\ngroup g 4 a b c\nquorum g\n`)).toThrow(/Line 5 .*1 to 3/);
  });
});
