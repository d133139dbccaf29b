import { createHash } from 'node:crypto';
import type { Right } from '@lotsenbuch/service-kit';
import type { Answer, HttpClient } from '@lotsenbuch/testing';
import PDFDocument from 'pdfkit';
import { extractText, getDocumentProxy } from 'unpdf';
import { FundingApplication } from '../../funding-application.fixture.js';
import { finished } from '../documents/pdf.fixture.js';
import { APPROVED_GRANT, CARRIER_ID, DECISION_ID, GRANT_ID } from '../domain/notice/approved-grant.fixture.js';
import type { GrantDetailAnswer } from '../read-grant/grant-detail-answer.js';
import { record } from '../seed-grant.fixture.js';

interface Changed {
  readonly revision: number;
  readonly logPosition: string;
  readonly noticeId: string;
  readonly hearingId: string;
  readonly actId: string;
  readonly document: string;
}
interface Refusal {
  readonly type: string;
  readonly detail: string;
}

let app: FundingApplication;
let now: string;
let revision: number;
let approver: HttpClient;
let carrier: HttpClient;

beforeEach(async () => {
  now = '2026-03-02T09:00:00.000Z';
  app = await FundingApplication.start(() => new Date(now));
  await record(app.eventStore, 'carrier', CARRIER_ID, [
    {
      type: 'CarrierRegistered',
      schemaVersion: 1,
      effectiveOn: '2025-01-01',
      data: { carrierId: CARRIER_ID, name: 'Träger für Verständigung e. V.' },
    },
  ]);
  revision = await record(app.eventStore, 'grant', GRANT_ID, APPROVED_GRANT);
  approver = await app.application.clientWith({ role: 'approver' });
  carrier = await app.application.clientWith({ role: 'carrier', carrierId: CARRIER_ID });
});
afterEach(() => app[Symbol.asyncDispose]());

const path = (rest: string) => `/v1/grants/${GRANT_ID}/${rest}`;

/** Sends a change at the present revision and remembers the new one. */
const change = async (client: HttpClient, rest: string, body: unknown, idempotencyKey?: string) => {
  const answer = (await client.post(path(rest), body, {
    ifMatch: revision,
    ...(idempotencyKey !== undefined && { idempotencyKey }),
  })) as Answer<Changed>;
  if (answer.status === 200) revision = answer.body.revision;
  return answer;
};
const refusal = ({ status, body }: Answer) => ({ status, ...(body as Refusal) });

const download = async (hash: string) => {
  const response = await fetch(`${app.application.url}${path(`documents/${hash}`)}`, {
    headers: { Authorization: `Bearer ${app.application.token('officer')}` },
  });
  return { headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
};

const issue = async () => (await change(app.officer, 'notices', { decisionId: DECISION_ID })).body;

describe('a notice', () => {
  test('is issued as a PDF under its hash, with the carrier’s name, and once however often it is asked for', async () => {
    const key = 'a-key-of-one-request-0001';
    const at = revision;
    const first = await change(app.officer, 'notices', { decisionId: DECISION_ID }, key);
    expect(first.status).toBe(200);
    revision = at;
    expect((await change(app.officer, 'notices', { decisionId: DECISION_ID }, key)).body).toEqual(first.body);

    const { document } = first.body;
    const { headers, bytes } = await download(document);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(document);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${document}.pdf"`);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
    expect(text).toContain('Träger für Verständigung e. V.');
    expect(text).toContain('Tempelhof-Schöneberg');

    expect(refusal(await change(app.officer, 'notices', { decisionId: DECISION_ID }))).toMatchObject({
      status: 409,
      type: 'urn:lotsenbuch:problem:notice-refused',
      detail: expect.stringContaining('of 2026-03-02 tells this decision already'),
    });
  });

  test('is notified by post: deemed on the fourth day, with the end of the time for objection', async () => {
    const { noticeId } = await issue();
    const notify = (body: object) => change(app.officer, `notices/${noticeId}/notification`, body);
    expect((await notify({ way: 'post' })).status).toBe(400);
    expect((await notify({ way: 'handedOver', receivedOn: '2026-03-02', dispatchedOn: '2026-03-02' })).status).toBe(
      400,
    );
    expect(refusal(await notify({ way: 'post', dispatchedOn: '2026-03-03' }))).toMatchObject({
      status: 400,
      errors: [{ field: 'dispatchedOn', expected: 'a day not before 2026-03-02 and not after 2026-03-02' }],
    });
    expect((await notify({ way: 'post', dispatchedOn: '2026-03-02' })).status).toBe(200);
    const events = [];
    for await (const page of app.eventStore.readAll()) events.push(...page.events);
    expect(events.at(-1)?.envelope).toMatchObject({
      type: 'NoticeNotified',
      effectiveOn: '2026-03-06',
      data: { objectionUntil: '2026-04-07', beyondAppealOn: '2026-04-08', ruleSet: 'be-2025-07' },
    });
  });

  test('is read by its carrier and its district, not by others', async () => {
    const { document } = await issue();
    const statusFor = async (client: HttpClient) => (await client.get(path(`documents/${document}`))).status;
    const clientOf = (right: Right) => app.application.clientWith(right);
    expect(await statusFor(carrier)).toBe(200);
    expect(await statusFor(await clientOf({ role: 'district', district: '07' }))).toBe(200);
    expect(await statusFor(await clientOf({ role: 'auditor' }))).toBe(200);
    expect(await statusFor(await clientOf({ role: 'district', district: '08' }))).toBe(403);
    expect(await statusFor(await clientOf({ role: 'carrier', carrierId: DECISION_ID }))).toBe(403);
    expect(await statusFor(await clientOf({ role: 'operator' }))).toBe(403);
    expect(await statusFor(app.public)).toBe(401);
    expect((await app.officer.get(path(`documents/${'0'.repeat(64)}`))).status).toBe(404);
  });
});

describe('an act against a notice', () => {
  const HEARING = {
    act: 'revocation',
    reason: 'notUsedForPurpose',
    statementUntil: '2026-05-01',
    knownSince: '2026-03-20',
    note: 'Abschluss der Prüfung',
  };
  const revoke = (client: HttpClient, hearingId: string) =>
    change(client, 'notice-revocation', {
      hearingId,
      reason: 'notUsedForPurpose',
      remaining: [{ year: 2026, amountCents: 120_000_00 }],
      effectiveOn: '2027-01-01',
    });

  test('comes after the hearing, is an approver’s, has a notice, and says what a payment may still be', async () => {
    await issue();
    now = '2026-04-01T09:00:00.000Z';
    const { hearingId } = (await change(app.officer, 'hearings', HEARING)).body;
    expect(refusal(await revoke(approver, hearingId))).toMatchObject({
      status: 409,
      type: 'urn:lotsenbuch:problem:hearing-pending',
      detail: expect.stringContaining('until 2026-05-01'),
    });
    expect((await revoke(app.officer, hearingId)).status).toBe(403);
    const answered = await change(carrier, `hearings/${hearingId}/statements`, { note: 'Wir sehen es anders.' });
    expect(answered.status).toBe(200);
    const hearingAsRead = async (reader: HttpClient) =>
      (await reader.get<GrantDetailAnswer>(`/v1/grants/${GRANT_ID}?minLogPosition=${answered.body.logPosition}`)).body
        .hearings[0];
    const said = { note: { kind: 'text', text: 'Wir sehen es anders.' } };
    expect(await hearingAsRead(approver)).toMatchObject({ isAnswered: true, statements: [said] });
    expect(await hearingAsRead(carrier)).toMatchObject({ note: { kind: 'hidden' }, statements: [said] });
    const revoked = await revoke(approver, hearingId);
    expect(revoked.status).toBe(200);
    const told = await change(app.officer, 'notices', { decisionId: revoked.body.actId });
    const { bytes } = await download(told.body.document);
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
    expect(text).toContain('Ihre Stellungnahme wurde berücksichtigt');

    const pay = (amountCents: number) =>
      change(app.officer, 'payments', { amountCents, paidOn: '2026-04-01', cashReference: 'HKR 2026/1' });
    expect(refusal(await pay(120_000_01))).toMatchObject({
      status: 422,
      type: 'urn:lotsenbuch:problem:over-approved',
      detail: expect.stringMatching(/120,000\.00\s€ are approved and 0\.00\s€ paid.* 0\.01\s€ too much/),
    });
    expect((await pay(100_000_00)).status).toBe(200);
    expect(refusal(await pay(1))).toMatchObject({ status: 409, detail: expect.stringContaining('HKR 2026/1') });
  });

  test('is refused more than a year after the facts were known, and the answer says since when', async () => {
    await issue();
    now = '2026-04-01T09:00:00.000Z';
    const { hearingId } = (await change(app.officer, 'hearings', HEARING)).body;
    now = '2027-03-21T09:00:00.000Z';
    expect(refusal(await revoke(approver, hearingId))).toMatchObject({
      status: 409,
      type: 'urn:lotsenbuch:problem:limitation-passed',
      detail: expect.stringContaining('2026-03-20; one year from then, 2027-03-20 was the last day'),
    });
  });

  test('keeps the note of the hearing out of the log', async () => {
    await issue();
    now = '2026-04-01T09:00:00.000Z';
    expect((await change(app.officer, 'hearings', HEARING)).status).toBe(200);
    const events = [];
    for await (const page of app.eventStore.readAll()) events.push(...page.events);
    expect(events.at(-1)?.envelope).toMatchObject({
      type: 'HearingOpened',
      data: { note: { subject: expect.any(String) } },
    });
    expect(JSON.stringify(events)).not.toContain('Abschluss');
  });
});

describe('an attachment', () => {
  const attach = async (bytes: Buffer, title = 'Stellungnahme') => {
    const answer = (await carrier.postFile(
      path(`documents?kind=statement&title=${encodeURIComponent(title)}`),
      { bytes: new Uint8Array(bytes), contentType: 'application/pdf' },
      { ifMatch: revision },
    )) as Answer<Changed>;
    if (answer.status === 200) revision = answer.body.revision;
    return answer;
  };
  const list = async () => (await carrier.get<{ items: readonly object[] }>(path('documents'))).body.items;

  test('is kept as it is and listed; the same one again changes nothing', async () => {
    const bytes = await finished(new PDFDocument().text('Stellungnahme'));
    const { status, body } = await attach(bytes);
    expect(status).toBe(200);
    const head = await app.logHead();
    expect((await attach(bytes)).status).toBe(200);
    expect(await app.logHead()).toBe(head);
    expect((await download(body.document)).bytes.equals(bytes)).toBe(true);
    expect(await list()).toEqual([
      { document: body.document, kind: 'statement', title: 'Stellungnahme', on: '2026-03-02' },
    ]);
  });

  test.each([
    ['no PDF', Buffer.from('PK'), 'does not begin as a PDF'],
    ['cut off', Buffer.from('%PDF-1.7\nabc'), 'Its end is missing'],
  ])('that is %s is refused with the reason, and nothing is listed', async (_, bytes, reason) => {
    expect(refusal(await attach(bytes))).toMatchObject({
      status: 422,
      type: 'urn:lotsenbuch:problem:document-refused',
      detail: expect.stringContaining(reason),
    });
    expect(await list()).toEqual([]);
  });

  test('of more than 10 MiB is refused with its size', async () => {
    expect(refusal(await attach(Buffer.alloc(10 * 1024 * 1024 + 1)))).toMatchObject({
      status: 413,
      detail: expect.stringContaining('10485761 bytes'),
    });
  });
});
