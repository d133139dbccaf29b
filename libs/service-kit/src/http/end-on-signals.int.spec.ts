import { spawn } from 'node:child_process';
import { join } from 'node:path';

const MODULE = JSON.stringify(join(import.meta.dirname, 'end-on-signals.ts'));

/** A process that says `ready`, and closes as told. */
const run = (close: string, before = '') => {
  const program = `
    import { endOnSignals } from ${MODULE};
    ${before}
    const say = (what) => process.stdout.write(what + '\\n');
    endOnSignals(${close}, { info: () => say('ending'), fatal: (...about) => say('fatal ' + about.at(-1)) });
    setInterval(() => {}, 1000);
    say('ready');`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  const waiting: { text: string; met: () => void }[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    for (const { text: awaited, met } of waiting) if (output.includes(awaited)) met();
  });
  return {
    said: (text: string) => new Promise<void>((met) => (output.includes(text) ? met() : waiting.push({ text, met }))),
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    ended: new Promise<{ code: number | null; output: string }>((resolve) => {
      child.on('close', (code) => resolve({ code, output }));
    }),
  };
};

describe('a program', () => {
  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'ends with 0 after %s, once everything is closed',
    async (signal) => {
      const program = run(`async () => { await null; say('closed'); }`);
      await program.said('ready');
      program.kill(signal);
      expect(await program.ended).toEqual({ code: 0, output: 'ready\nending\nclosed\n' });
    },
  );

  test('ends with 1 if closing fails, and says so', async () => {
    const program = run(`async () => { throw new Error('disk gone'); }`);
    await program.said('ready');
    program.kill('SIGTERM');
    expect(await program.ended).toEqual({ code: 1, output: 'ready\nending\nfatal ended with an error\n' });
  });

  test('takes a repeat within a second for the same wish: a parent passes on what the terminal sent to both', async () => {
    const program = run(`() => new Promise((closed) => process.once('SIGINT', () => setTimeout(closed, 10)))`);
    await program.said('ready');
    program.kill('SIGTERM');
    await program.said('ending');
    program.kill('SIGINT');
    expect((await program.ended).code).toBe(0);
  });

  test('ends at once with 1 at another signal later', async () => {
    const later = 'const now = performance.now.bind(performance); performance.now = () => now() * 100_000;';
    const program = run('() => new Promise(() => {})', later);
    await program.said('ready');
    program.kill('SIGTERM');
    await program.said('ending');
    program.kill('SIGINT');
    expect((await program.ended).code).toBe(1);
  });

  test('ends with 1 after 10 seconds, even if closing never ends', async () => {
    const fast = 'const timer = setTimeout; globalThis.setTimeout = (call, ms) => timer(call, ms / 1000);';
    const program = run('() => new Promise(() => {})', fast);
    await program.said('ready');
    program.kill('SIGTERM');
    const { code, output } = await program.ended;
    expect(code).toBe(1);
    expect(output).toContain('fatal not ended within 10 s');
  });
});
