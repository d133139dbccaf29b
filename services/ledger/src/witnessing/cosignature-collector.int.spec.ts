import {
  checkUnderPolicy,
  cosign,
  formatSignatureLines,
  leafHash,
  parseNote,
  parsePolicy,
  signCheckpoint,
} from '@lotsenbuch/transparency-log';
import { aLog, ORIGIN, START, until } from './collecting-log.fixture.js';
import { aWitness, policyText, serve, WITNESSED_AT } from './witness.fixture.js';

const AT = WITNESSED_AT.toISOString();

describe('collecting cosignatures', () => {
  test('publishes a checkpoint again with them, and says by whom and when; the quorum is met', async () => {
    await using log = await aLog();
    const [one, other] = [
      await aWitness('one', log.key.verifierKey, log.path),
      await aWitness('other', log.key.verifierKey, log.path),
    ];
    await using first = await serve(one.handler);
    await using second = await serve(other.handler);
    const policy = policyText(
      [
        { ...one, url: first.url },
        { ...other, url: second.url },
      ],
      'group both all one other',
      'quorum both',
    );
    const collector = await log.collect(policy);

    const note = await log.publish(3);
    await until(() => collector.status().quorumMet);

    expect(collector.status()).toEqual({
      policy: true,
      quorumMet: true,
      by: [
        { name: 'one', at: AT },
        { name: 'other', at: AT },
      ],
      missing: [],
    });
    const published = (await log.files.published()) ?? '';
    expect(parseNote(published).text).toBe(parseNote(note).text);
    const logs = [{ key: log.key.verifierKey }];
    expect(checkUnderPolicy(published, { ...parsePolicy(policy), logs }).quorumMet).toBe(true);
  });

  test('shows each witness how the log has grown since it cosigned last', async () => {
    await using log = await aLog();
    const witness = await aWitness('one', log.key.verifierKey, log.path);
    await using server = await serve(witness.handler);
    const collector = await log.collect(policyText([{ ...witness, url: server.url }], 'quorum one'));

    for (const entries of [3, 300, 1_000]) {
      await log.publish(entries);
      await until(() => collector.status().quorumMet);
    }

    expect(server.requests()).toBe(3);
    expect(log.told).toEqual([]);
  });

  test('refuses one of a time that no date can say: what it would be published with could not be read', async () => {
    await using log = await aLog();
    const { key, name } = await aWitness('one', log.key.verifierKey, log.path);
    await using server = await serve(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const body = Buffer.concat(chunks).toString();
      const { text } = parseNote(body.slice(body.indexOf('\n\n') + 2));
      response.end(formatSignatureLines([cosign(text, key, 8_640_000_000_001)]));
    });
    const policy = policyText([{ name, key, url: server.url }], 'quorum one');
    const collector = await log.collect(policy);

    const note = await log.publish(3);
    await until(() => log.told.length === 1);

    expect(log.told).toEqual([expect.objectContaining({ why: expect.stringContaining('later than any date') })]);
    expect(collector.status()).toMatchObject({ quorumMet: false, by: [], missing: ['one'] });
    expect(await log.files.published()).toBe(note);
    // A start finds what was published before it.
    expect((await log.collect(policy)).status()).toMatchObject({ by: [], missing: ['one'] });
  });

  test('says since when the quorum is missing, whoever has cosigned, and asks on', async () => {
    await using log = await aLog();
    const [there, absent] = [
      await aWitness('there', log.key.verifierKey, log.path),
      await aWitness('absent', log.key.verifierKey, log.path),
    ];
    await using server = await serve(there.handler);
    const gone = await serve(absent.handler);
    await gone.close();
    const collector = await log.collect(
      policyText(
        [
          { ...there, url: server.url },
          { ...absent, url: gone.url },
        ],
        'group both all there absent',
        'quorum both',
      ),
    );

    await log.publish(3);
    await until(() => collector.status().by.length === 1 && log.told.length === 1);
    log.clock.advance(1_000);
    await until(() => log.told.length === 2);
    await log.publish(1);
    await until(() => collector.status().by.length === 1);

    expect(collector.status()).toEqual({
      policy: true,
      quorumMet: false,
      by: [{ name: 'there', at: AT }],
      missing: ['absent'],
      missingSince: START,
    });
    expect(log.told).toMatchObject([
      { level: 'warn', witness: 'absent', pauseMs: 1_000 },
      { level: 'warn', witness: 'absent', pauseMs: 2_000 },
    ]);

    await using _back = await serve(absent.handler, Number(new URL(gone.url).port));
    log.clock.advance(2_000);
    await until(() => collector.status().quorumMet);
    expect(collector.status()).not.toHaveProperty('missingSince');
  });

  test('from a witness that cannot be asked for lack of an address: it is missing, nothing else', async () => {
    await using log = await aLog();
    const witness = await aWitness('one', log.key.verifierKey, log.path);
    const collector = await log.collect(policyText([witness], 'quorum one'));

    await log.publish(3);

    expect(collector.status()).toMatchObject({ quorumMet: false, missing: ['one'], missingSince: START });
    expect(log.told).toEqual([]);
  });

  test('waits for a slow witness ten seconds, holds nobody else up, and asks for the latest then', async () => {
    await using log = await aLog();
    const [quick, slow] = [
      await aWitness('quick', log.key.verifierKey, log.path),
      await aWitness('slow', log.key.verifierKey, log.path),
    ];
    await using quickServer = await serve(quick.handler);
    let isSlow = true;
    await using slowServer = await serve((request, response) => {
      if (!isSlow) slow.handler(request, response);
    });
    const collector = await log.collect(
      policyText(
        [
          { ...quick, url: quickServer.url },
          { ...slow, url: slowServer.url },
        ],
        'group either any quick slow',
        'quorum either',
      ),
    );

    for (const entries of [3, 4, 5]) {
      await log.publish(entries);
      await until(() => collector.status().quorumMet);
    }
    expect(slowServer.requests()).toBe(1);
    log.clock.advance(10_000);
    await until(() => log.told.length === 1);
    expect(log.told).toMatchObject([{ witness: 'slow', why: 'no answer within 10 s', pauseMs: 1_000 }]);
    isSlow = false;
    log.clock.advance(1_000);
    await until(() => collector.status().by.length === 2);

    expect(slowServer.requests()).toBe(2);
    expect((await log.files.published())?.split('\n')[1]).toBe('12');
  });

  test('does not publish the cosignature of a checkpoint that was followed by another', async () => {
    await using log = await aLog();
    const witness = await aWitness('one', log.key.verifierKey, log.path);
    let release: () => void = () => undefined;
    const held = new Promise<void>((released) => {
      release = released;
    });
    await using server = await serve(async (request, response) => {
      if (server.requests() === 1) await held;
      witness.handler(request, response);
    });
    const collector = await log.collect(policyText([{ ...witness, url: server.url }], 'quorum one'));

    await log.publish(3);
    await until(() => server.requests() === 1);
    await log.publish(4);
    release();
    await until(() => collector.status().quorumMet);

    const published = (await log.files.published()) ?? '';
    expect(published.split('\n')[1]).toBe('7');
    expect(parseNote(published).signatures).toHaveLength(2);
  });

  test('does not believe a witness whose signature is bad', async () => {
    await using log = await aLog();
    const witness = await aWitness('one', log.key.verifierKey, log.path);
    const liar = cosign(
      parseNote(signCheckpoint({ origin: ORIGIN, size: 1, root: leafHash('other'), extensions: [] }, log.key)).text,
      witness.key,
      1_800_000_000,
    );
    await using server = await serve((_, response) => {
      response.end(formatSignatureLines([liar]));
    });
    const collector = await log.collect(policyText([{ ...witness, url: server.url }], 'quorum one'));

    const note = await log.publish(3);
    await until(() => log.told.length === 1);

    expect(log.told).toMatchObject([{ level: 'warn', why: expect.stringContaining('does not fit') }]);
    expect(collector.status()).toMatchObject({ quorumMet: false, by: [] });
    expect(await log.files.published()).toBe(note);
  });

  test('says loudly that a witness has cosigned another history', async () => {
    await using log = await aLog();
    const witness = await aWitness('one', log.key.verifierKey, log.path);
    await using server = await serve(witness.handler);
    const other = signCheckpoint({ origin: ORIGIN, size: 2, root: leafHash('rewritten'), extensions: [] }, log.key);
    await fetch(`${server.url}/add-checkpoint`, { method: 'POST', body: `old 0\n\n${other}` });
    const collector = await log.collect(policyText([{ ...witness, url: server.url }], 'quorum one'));

    await log.publish(3);
    await until(() => log.told.length === 1);

    expect(log.told).toMatchObject([{ level: 'error', witness: 'one', why: expect.stringContaining('422') }]);
    expect(collector.status().quorumMet).toBe(false);
  });

  test('goes on after a restart: what has its cosignature is not asked for again, what lacks it is', async () => {
    await using log = await aLog();
    const witness = await aWitness('one', log.key.verifierKey, log.path);
    await using server = await serve(witness.handler);
    const policy = policyText([{ ...witness, url: server.url }], 'quorum one');
    const first = await log.collect(policy);
    await log.publish(3);
    await until(() => first.status().quorumMet);
    await first.close();

    const second = await log.collect(policy);
    expect(second.status()).toMatchObject({ quorumMet: true, by: [{ name: 'one', at: AT }] });
    expect(server.requests()).toBe(1);
    await second.close();

    await log.publish(4);
    log.clock.advance(60_000);
    const third = await log.collect(policy);
    expect(third.status()).toMatchObject({ quorumMet: false, missingSince: START });
    await until(() => third.status().quorumMet);
  });

  test('ends at once also while a witness does not answer', async () => {
    await using log = await aLog();
    const witness = await aWitness('one', log.key.verifierKey, log.path);
    await using server = await serve(() => undefined);
    const collector = await log.collect(policyText([{ ...witness, url: server.url }], 'quorum one'));
    await log.publish(3);
    await until(() => server.requests() === 1);

    await collector.close();

    expect(log.told).toEqual([]);
  });
});
