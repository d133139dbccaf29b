import { LINK_LIFETIME, SESSION_LIFETIME, Sessions } from './sessions.js';

const officer = 'officer:local';

let now: number;
let sessions: Sessions;
beforeEach(() => {
  now = Date.parse('2024-05-06T07:08:09.000Z');
  sessions = new Sessions(() => new Date(now));
});

const tokenOf = ({ path }: { path: string }): string => new URL(path, 'http://x').searchParams.get('token') ?? '';
const openSession = (): string => {
  const secret = sessions.open(tokenOf(sessions.issueLink(officer)));
  if (secret === undefined) throw new Error('the link did not open a session');
  return secret;
};

describe('a session link', () => {
  test('opens a session for its actor', () => {
    expect(sessions.refOf(openSession())).toBe(officer);
  });

  test('works once', () => {
    const token = tokenOf(sessions.issueLink(officer));
    expect(sessions.open(token)).toBeDefined();
    expect(sessions.open(token)).toBeUndefined();
  });

  test('works for 15 minutes and not a millisecond longer', () => {
    const early = tokenOf(sessions.issueLink(officer));
    const late = tokenOf(sessions.issueLink(officer));
    now += LINK_LIFETIME - 1;
    expect(sessions.open(early)).toBeDefined();
    now += 1;
    expect(sessions.open(late)).toBeUndefined();
  });

  test('says when it expires', () => {
    expect(sessions.issueLink(officer).expiresAt.toISOString()).toBe('2024-05-06T07:23:09.000Z');
  });

  test('cannot be guessed: 256 bits, and no two alike', () => {
    const tokens = Array.from({ length: 100 }, () => tokenOf(sessions.issueLink(officer)));
    expect(new Set(tokens).size).toBe(100);
    for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
  });

  test('is no session, and a session is no link', () => {
    expect(sessions.refOf(tokenOf(sessions.issueLink(officer)))).toBeUndefined();
    expect(sessions.open(openSession())).toBeUndefined();
  });
});

describe('a session', () => {
  test('ends after 8 hours, however much it is used', () => {
    const secret = openSession();
    now += SESSION_LIFETIME - 1;
    expect(sessions.refOf(secret)).toBe(officer);
    now += 1;
    expect(sessions.refOf(secret)).toBeUndefined();
  });

  test('ends when it is ended, and no other with it', () => {
    const [ended, other] = [openSession(), openSession()];
    sessions.end(ended);
    expect(sessions.refOf(ended)).toBeUndefined();
    expect(sessions.refOf(other)).toBe(officer);
  });

  test('of an unknown secret is nobody', () => {
    expect(sessions.refOf('')).toBeUndefined();
    expect(sessions.open('')).toBeUndefined();
  });
});

test('memory is bounded: the oldest of more than 1,000 links is forgotten', () => {
  const first = tokenOf(sessions.issueLink(officer));
  const second = tokenOf(sessions.issueLink(officer));
  for (let count = 0; count < 999; count += 1) sessions.issueLink(officer);
  expect(sessions.open(first)).toBeUndefined();
  expect(sessions.open(second)).toBeDefined();
});
