import { hash } from 'node:crypto';
import { type CommandContext, deriveUuid } from '@lotsenbuch/event-store';
import { type Actor, type PlaceInLog, Problem, placeInLog, requireAccess, settled } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { STAFFING_ACCESS } from '../../staffing-access.js';
import { StaffingPorts } from '../../staffing-ports.js';
import { STAFFING_PROBLEMS } from '../../staffing-problems.js';
import type { HeadcountEvent } from '../domain/events.js';
import { differingTotals, headcountAggregate, type TotalDiffers } from '../domain/headcount-day.js';
import { type HeadcountFileRefused, type LineApart, readHeadcountFile } from '../headcount-file/read-headcount-file.js';

export interface ImportedDay {
  readonly day: string;
  readonly recorded: number;
  readonly corrected: number;
  readonly unchanged: number;
}

export interface ImportedHeadcounts {
  /** SHA-256, lower-case hex. */
  readonly file: string;
  readonly days: readonly ImportedDay[];
  readonly apart: readonly LineApart[];
  readonly openPoints: readonly TotalDiffers[];
  /** False where the file changes nothing. */
  readonly isRecorded: boolean;
  /** Of the last day that the file changes, in the order in which it has them. */
  readonly place: PlaceInLog;
}

/**
 * Records headcounts as a file reports them. The whole file is read before anything is written; each reporting day is
 * one append, and a repeated import goes on where one was cut off.
 */
@Injectable()
export class ImportHeadcountsUseCase {
  constructor(private readonly ports: StaffingPorts) {}

  /** @throws Problem that names the cell if the file cannot be read */
  async execute(actor: Actor | undefined, bytes: Buffer, context: CommandContext): Promise<ImportedHeadcounts> {
    requireAccess(actor, STAFFING_ACCESS.importHeadcounts);
    const read = readHeadcountFile(bytes);
    if (!read.ok) throw fileProblem(read.error);
    const file = hash('sha256', bytes, 'hex');
    const days: ImportedDay[] = [];
    const openPoints: TotalDiffers[] = [];
    let place: PlaceInLog | undefined;
    for (const [day, { figures, totals }] of read.value.days) {
      const commandId = deriveUuid('headcountDay', context.commandId, day);
      const command = { day, file, figures, totals };
      const { commands, eventStore } = this.ports;
      const outcome = settled(await commands.handle(headcountAggregate, day, command, { ...context, commandId }));
      if (outcome.kind === 'rejected') throw new Error(`the headcounts of ${day} were refused`);
      const events = outcome.kind === 'accepted' ? outcome.events : [];
      if (outcome.kind === 'accepted') place = await placeInLog(outcome, eventStore);
      days.push({ day, ...changesIn(events, figures.length) });
      openPoints.push(...differingTotals((await commands.load(headcountAggregate, day)).state));
    }
    return {
      file,
      days,
      apart: read.value.apart,
      openPoints,
      isRecorded: place !== undefined,
      place: place ?? (await placeInLog({ kind: 'unchanged' }, this.ports.eventStore)),
    };
  }
}

const changesIn = (events: readonly HeadcountEvent[], figures: number) => {
  const recorded = events.reduce(
    (sum, event) => sum + (event.type === 'HeadcountsReported' ? event.data.figures.length : 0),
    0,
  );
  const corrected = events.filter(({ type }) => type === 'HeadcountCorrected').length;
  return { recorded, corrected, unchanged: figures - recorded - corrected };
};

const fileProblem = ({ cell, expected, found }: HeadcountFileRefused): Problem =>
  new Problem(
    STAFFING_PROBLEMS.headcountFileRefused,
    `${cell === undefined ? '' : `${cell}: `}found ${found}, expected ${expected}. Correct the file; nothing was recorded.`,
    {
      errors: [{ field: cell ?? 'file', expected, found }],
      german:
        'Die Datei passt nicht; die genannte Stelle berichtigen und die Datei neu einlesen. Nichts wurde aufgezeichnet.',
    },
  );
