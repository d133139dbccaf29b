import {
  checkUnderPolicy,
  cosign,
  formatCheckpoint,
  formatNote,
  formatVerifierKey,
  generateSignerKey,
  mergeSignatures,
  parseNote,
  parsePolicy,
  signCheckpoint,
} from '../index.js';
import { CT_LOG, CT_NOTE, CT_WITNESSES } from '../note/published-notes.fixture.js';
import { everyBitFlip, reasonOf } from '../note/refusal.fixture.js';

const log = generateSignerKey('log.example/1');
const checkpoint = { origin: 'log.example/1', size: 7, root: new Uint8Array(32), extensions: [] };
const text = formatCheckpoint(checkpoint);
const names = ['x1', 'x2', 'x3', 'y1', 'y2'] as const;
const witnesses = new Map(names.map((name) => [name, generateSignerKey(`${name}.example`, 'cosignature/v1')]));
const vkey = (name: (typeof names)[number]) => formatVerifierKey(witnesses.get(name)!.verifierKey);
const policyOf = (quorum: string) =>
  parsePolicy(
    `log ${formatVerifierKey(log.verifierKey)}\n${names.map((name) => `witness ${name} ${vkey(name)}\n`).join('')}${quorum}\n`,
  );
const cosigned = (...by: (typeof names)[number][]) =>
  mergeSignatures(
    signCheckpoint(checkpoint, log),
    by.map((name, n) => cosign(text, witnesses.get(name)!, 100 + n)),
  );
const TWO_LEVELS = 'group x 2 x1 x2 x3\ngroup y any y1 y2\ngroup both all x y\nquorum both';

describe('the quorum', () => {
  const find = (quorum: string, ...by: (typeof names)[number][]) => {
    const { quorumMet, missing } = checkUnderPolicy(cosigned(...by), policyOf(quorum));
    return { quorumMet, missing };
  };

  test('none needs nobody', () => {
    expect(find('quorum none')).toEqual({ quorumMet: true, missing: [] });
  });

  test('of one witness needs this one', () => {
    expect(find('quorum x1', 'x1')).toEqual({ quorumMet: true, missing: [] });
    expect(find('quorum x1', 'x2', 'x3')).toEqual({ quorumMet: false, missing: ['x1'] });
  });

  test('all needs all, any needs one, a number that many', () => {
    expect(find('group g all x1 x2\nquorum g', 'x1')).toEqual({ quorumMet: false, missing: ['x2'] });
    expect(find('group g all x1 x2\nquorum g', 'x1', 'x2').quorumMet).toBe(true);
    expect(find('group g any x1 x2\nquorum g').missing).toEqual(['x1', 'x2']);
    expect(find('group g any x1 x2\nquorum g', 'x2').quorumMet).toBe(true);
    expect(find('group g 2 x1 x2 x3\nquorum g', 'x2')).toEqual({ quorumMet: false, missing: ['x1', 'x3'] });
    expect(find('group g 2 x1 x2 x3\nquorum g', 'x2', 'x3').quorumMet).toBe(true);
  });

  test('of two levels asks each level, and does not ask further where a group is complete', () => {
    expect(find(TWO_LEVELS, 'x1', 'x2', 'y2')).toEqual({ quorumMet: true, missing: [] });
    expect(find(TWO_LEVELS, 'x1', 'x2', 'x3')).toEqual({ quorumMet: false, missing: ['y1', 'y2'] });
    expect(find(TWO_LEVELS, 'x1', 'y1', 'y2')).toEqual({ quorumMet: false, missing: ['x2', 'x3'] });
  });

  test('counts one witness once, also if it cosigned twice', () => {
    const [logSignature] = parseNote(cosigned()).signatures;
    const twice = [1, 2].map((time) => cosign(text, witnesses.get('x1')!, time));
    const note = formatNote({ text, signatures: [logSignature!, ...twice] });
    const finding = checkUnderPolicy(note, policyOf('group g 2 x1 x2\nquorum g'));
    expect(finding).toMatchObject({ quorumMet: false, missing: ['x2'], cosignedBy: [{ name: 'x1', at: 2 }] });
  });

  test('counts no cosignature of a stranger', () => {
    const stranger = cosign(text, generateSignerKey('x1.example', 'cosignature/v1'), 1);
    const finding = checkUnderPolicy(mergeSignatures(cosigned(), [stranger]), policyOf('quorum x1'));
    expect(finding).toMatchObject({ quorumMet: false, cosignedBy: [] });
  });

  test('is not met by any note with one flipped bit', () => {
    const policy = policyOf('group g all x1 y1\nquorum g');
    const note = cosigned('x1', 'y1');
    expect(checkUnderPolicy(note, policy).quorumMet).toBe(true);
    for (const flipped of everyBitFlip(Buffer.from(note))) {
      const finding = reasonOf(() => {
        if (!checkUnderPolicy(flipped, policy).quorumMet) throw new Error('quorum missing');
      });
      expect(finding).not.toBe('not refused');
    }
  });
});

describe('a checkpoint under a policy', () => {
  test('says who cosigned it and when, by the names of the policy', () => {
    const finding = checkUnderPolicy(cosigned('y1', 'x1'), policyOf('quorum none'));
    expect(finding.checkpoint).toEqual(checkpoint);
    expect(finding.cosignedBy).toEqual([
      { name: 'x1', at: 101 },
      { name: 'y1', at: 100 },
    ]);
  });

  test('of a public log meets a quorum of three of its four witnesses', () => {
    const lines = Object.entries(CT_WITNESSES).map(([name, key]) => `witness ${name} ${key}\n`);
    const policy = parsePolicy(`log ${CT_LOG}\n${lines.join('')}group g 3 garden smartit remora stagemole\nquorum g\n`);
    const finding = checkUnderPolicy(CT_NOTE, policy);
    expect(finding.quorumMet).toBe(true);
    expect(finding.cosignedBy.map(({ at }) => at)).toEqual([1779573024, 1779573024, 1779573024, 1779573024]);
  });

  test('of a log that the policy does not name is refused', () => {
    const other = signCheckpoint({ ...checkpoint, origin: 'log.example/2' }, log);
    expect(reasonOf(() => checkUnderPolicy(other, policyOf('quorum none')))).toBe('other-origin');
  });

  test('that only witnesses signed is refused', () => {
    const note = formatNote({ text, signatures: [cosign(text, witnesses.get('x1')!, 1)] });
    expect(reasonOf(() => checkUnderPolicy(note, policyOf('quorum x1')))).toBe('no-known-signature');
  });

  test('that another key of the name of the log signed is refused', () => {
    const note = signCheckpoint(checkpoint, generateSignerKey('log.example/1'));
    expect(reasonOf(() => checkUnderPolicy(note, policyOf('quorum none')))).toBe('no-known-signature');
  });

  test('with a bad cosignature of a known witness is refused, though the quorum is met without it', () => {
    const bad = { ...cosign(text, witnesses.get('x2')!, 1), bytes: new Uint8Array(72) };
    const note = mergeSignatures(cosigned('x1'), [bad]);
    expect(reasonOf(() => checkUnderPolicy(note, policyOf('quorum x1')))).toBe('bad-signature');
  });
});
