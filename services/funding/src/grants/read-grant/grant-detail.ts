import type { Actor, ScopedThing } from '@lotsenbuch/service-kit';
import type { CarrierRegistry } from '../../carriers/read-model/carriers.js';
import type { NoteOf } from '../../notes/open-notes.js';
import type { GrantTerms } from '../domain/events.js';
import type { Decision } from '../domain/grant-state.js';
import { standingBlocks } from '../domain/override/standing-blocks.js';
import { differencePerYear } from '../domain/plan/budget-years.js';
import { grantAnswer } from '../list-grants/grant-answer.js';
import type { GrantFile, KeptNote } from '../read-model/grant-file.js';
import type { GrantRow } from '../read-model/grants.projection.js';
import type { DecisionOfGrantAnswer, GrantDetailAnswer, GrantTermsAnswer } from './grant-detail-answer.js';

const notesOf = (file: GrantFile): readonly (KeptNote | undefined)[] =>
  [
    ...file.versions,
    ...file.statements,
    ...file.reviews,
    ...file.settled,
    ...(file.earlyStart === undefined ? [] : [file.earlyStart]),
    ...file.overrides,
    ...file.decisions,
    ...file.withdrawals,
    ...file.rejections,
    ...file.hearings,
    ...file.hearings.flatMap(({ statements }) => statements),
    ...file.noticeEnds,
  ].map(({ note }) => note);

/** What the carrier wrote itself: why it asked for an amendment or took something back, and what it said when heard. */
const notesOfCarrier = ({ versions, withdrawals, hearings }: GrantFile): readonly (KeptNote | undefined)[] =>
  [
    ...versions.filter(({ origin }) => origin === 'carrier'),
    ...withdrawals,
    ...hearings.flatMap(({ statements }) => statements),
  ].map(({ note }) => note);

/**
 * The notes that somebody reads: those who decide all of them, the carrier its own; auditors read the record, not the
 * persons in it.
 * @param scopes what the grant belongs to today
 */
export const readableNotes = (
  { rights }: Actor,
  file: GrantFile,
  scopes: readonly ScopedThing[],
): readonly KeptNote[] => {
  const decides = rights.some(({ role }) => role === 'officer' || role === 'approver');
  const isOwn = rights.some(
    ({ role, carrierId }) => role === 'carrier' && scopes.some((thing) => thing.carrierId === carrierId),
  );
  const notes = decides ? notesOf(file) : isOwn ? notesOfCarrier(file) : [];
  return notes.filter((note) => note !== undefined);
};

const termsAnswer = (terms: GrantTerms): GrantTermsAnswer => {
  const { period, approvedCents, rates, lines, positionsApproved, notice, ruleSet } = terms;
  return { period, approvedCents, rates, lines, positionsApproved, notice, ruleSet };
};

const withNote =
  (noteOf: NoteOf) =>
  <Act extends { readonly note?: KeptNote }>({ note, ...act }: Act) => ({ ...act, ...noteOf(note) });

const decisionAnswer = (
  { decisionId, kind, replaces, terms, outcome, before, shortfalls }: Decision,
  file: GrantFile,
  noteOf: NoteOf,
): DecisionOfGrantAnswer => {
  const taken = file.decisions.find((decision) => decision.decisionId === decisionId);
  if (taken === undefined) throw new Error(`decision ${decisionId} is in the state and not in the file`);
  return {
    ...withNote(noteOf)(taken),
    kind,
    replaces,
    terms: termsAnswer(terms),
    outcome,
    charges: differencePerYear(before, terms.rates),
    shortfalls,
  };
};

/** @param day Berlin day on which it is asked what stands against a decision */
export const grantDetail = (
  id: string,
  row: GrantRow,
  registry: CarrierRegistry,
  noteOf: NoteOf,
  { effectiveOn, day }: { readonly effectiveOn: string | undefined; readonly day: string },
): GrantDetailAnswer => {
  const { state, file } = row;
  const { application, terms } = state;
  if (application === undefined) throw new Error(`grant ${id} has no application`);
  const opened = withNote(noteOf);
  return {
    ...grantAnswer(id, row, registry, effectiveOn),
    financing: application.financing,
    goals: application.goals,
    version: application.version,
    ...(application.selectionId !== undefined && { selectionId: application.selectionId }),
    ...(application.copiedFrom !== undefined && { copiedFrom: application.copiedFrom }),
    blocks: standingBlocks(state, day),
    ...(terms !== undefined && { terms: termsAnswer(terms) }),
    versions: file.versions.map(opened),
    statements: file.statements.map(opened),
    reviews: file.reviews.map(opened),
    settledPoints: file.settled.map(opened),
    ...(file.earlyStart !== undefined && { earlyStart: opened(file.earlyStart) }),
    overrides: file.overrides.map(opened),
    decisions: state.decisions.map((decision) => decisionAnswer(decision, file, noteOf)),
    withdrawals: file.withdrawals.map(opened),
    rejections: file.rejections.map(opened),
    notices: state.notices.map(({ issued, notified }) => ({
      noticeId: issued.noticeId,
      decisionId: issued.decisionId,
      kind: issued.kind,
      issuedOn: issued.on,
      document: issued.document,
      ...(notified !== undefined && {
        notifiedOn: notified.on,
        objectionUntil: notified.objectionUntil,
        beyondAppealOn: notified.beyondAppealOn,
      }),
    })),
    hearings: file.hearings.map(({ statements, ...hearing }) => ({
      ...opened(hearing),
      isAnswered: statements.length > 0,
      statements: statements.map(opened),
    })),
    noticeEnds: file.noticeEnds.map(opened),
    payments: state.payments.map(({ paymentId, on, amountCents, cashReference }) => ({
      paymentId,
      on,
      amountCents,
      cashReference,
    })),
    documents: state.documents.map(({ document, kind, title, mediaType, bytes }) => ({
      document,
      kind,
      title,
      mediaType,
      bytes,
    })),
  };
};
