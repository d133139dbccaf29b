import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '@lotsenbuch/testing';
import { formatVerifierKey, generateSignerKey } from '@lotsenbuch/transparency-log';
import { policyText } from './witness.fixture.js';
import { readWitnessPolicy } from './witness-policy.js';

describe('the witness policy', () => {
  test('names the witnesses; the log is this one, whichever logs it names', async () => {
    await using folder = await temporaryFolder();
    const [own, other] = [generateSignerKey('log.example/own'), generateSignerKey('log.example/other')];
    const witness = { name: 'one', key: generateSignerKey('witness.example/one', 'cosignature/v1') };
    const file = join(folder.path, 'policy');
    await writeFile(file, `log ${formatVerifierKey(other.verifierKey)}\n${policyText([witness], 'quorum one')}`);

    const policy = await readWitnessPolicy(file, [own.verifierKey]);

    expect(policy.logs).toEqual([{ key: own.verifierKey }]);
    expect(policy.witnesses.map(({ name }) => name)).toEqual(['one']);
  });

  test('that is missing or malformed is refused with the name of its file', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'policy');
    await expect(readWitnessPolicy(file, [])).rejects.toThrow(
      /policy cannot be read from .*policy: bring the file back/,
    );
    await writeFile(file, 'quorum nobody\n');
    await expect(readWitnessPolicy(file, [])).rejects.toThrow(/the witness policy .*policy is refused: /);
  });
});
