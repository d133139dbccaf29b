import { type CommandContext, deriveUuid } from '@lotsenbuch/event-store';
import {
  type Actor,
  type PlaceInLog,
  PROBLEMS,
  Problem,
  placeInLog,
  refusal,
  requireAccess,
  settled,
} from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { FundingPorts } from '../../funding-ports.js';
import { CURRENT_RULE } from '../domain/classification/current-rule.js';
import type { PublishedRegisterEvent, RegisterImported } from '../domain/events.js';
import { publishedRegisterAggregate, publishedRegisterDecider } from '../domain/published-register.js';
import { PUBLISHED_GRANT_PROBLEMS, publishedGrantProblem } from '../published-grant-problems.js';
import { RegisterImports } from '../read-model/register-imports.js';
import { readRegisterFile } from '../register-file/read-register-file.js';
import { describeRefusal, type RegisterFileRefused } from '../register-file/register-file-refused.js';
import { toImportCommand } from '../to-import-command.js';

export interface ImportRegister {
  readonly file: Buffer;
  readonly year: number;
  /** Only says what an import would do. */
  readonly dryRun: boolean;
}

export type ImportedRegister = RegisterImported['data'] & {
  /** False where the file changes nothing, and in a dry run. */
  readonly isRecorded: boolean;
  /** Absent in a dry run. */
  readonly place?: PlaceInLog;
};

/** Reads a published register and records what it says about the programme: all of it in one append, or nothing. */
@Injectable()
export class ImportRegisterUseCase {
  constructor(
    private readonly ports: FundingPorts,
    private readonly imports: RegisterImports,
  ) {}

  /** @throws Problem that names the cell, if the file cannot be read, or why it cannot be recorded */
  async execute(
    actor: Actor | undefined,
    { file, year, dryRun }: ImportRegister,
    context: CommandContext,
  ): Promise<ImportedRegister> {
    requireAccess(actor, FUNDING_ACCESS.importRegister);
    const importId = deriveUuid('registerImport', context.commandId);
    await this.#requireKeyOfThisYear(importId, year);
    const read = await readRegisterFile(file, year);
    if (!read.ok) throw fileProblem(read.error);
    const command = toImportCommand(importId, file, read.value, CURRENT_RULE);
    if (dryRun) {
      const { state } = await this.ports.commands.load(publishedRegisterAggregate, String(year));
      const decided = publishedRegisterDecider.decide(command, state);
      if (!decided.ok) throw publishedGrantProblem(decided.error);
      return { ...summaryOf(decided.value, command), isRecorded: false };
    }
    const outcome = settled(
      await this.ports.commands.handle(publishedRegisterAggregate, String(year), command, context),
    );
    if (outcome.kind === 'rejected') throw publishedGrantProblem(outcome.rejection);
    const isRecorded = outcome.kind === 'accepted';
    const events = isRecorded ? outcome.events : [];
    return { ...summaryOf(events, command), isRecorded, place: await placeInLog(outcome, this.ports.eventStore) };
  }

  /** The year chooses the stream, and a stream knows only its own commands: a key of another year shows in the list. */
  async #requireKeyOfThisYear(importId: string, year: number): Promise<void> {
    const known = await this.imports.readModel.get(importId);
    if (known === undefined || known.year === year) return;
    throw refusal(PROBLEMS.idempotencyKeyReused, {
      en: `This Idempotency-Key was used for the register of ${known.year}. Send a new key; nothing was recorded.`,
      de: `Dieser Schlüssel wurde schon für das Verzeichnis von ${known.year} verwendet. Einen neuen senden; nichts wurde aufgezeichnet.`,
    });
  }
}

/** What the import itself says; where nothing changed there is no such event, and every row is unchanged. */
const summaryOf = (
  events: readonly PublishedRegisterEvent[],
  command: ReturnType<typeof toImportCommand>,
): RegisterImported['data'] => {
  const [first] = events;
  const refused = events.flatMap(({ type, data }) =>
    type === 'RegisterImported' || type === 'RegisterRowsRefused' ? data.refused : [],
  );
  if (first?.type === 'RegisterImported') return { ...first.data, refused };
  const { importId, year, file, reader, sheet, ruleVersion, rows, classified } = command;
  const count = (verdict: string) => classified.filter((row) => row.verdict === verdict).length;
  return {
    importId,
    year,
    file,
    reader,
    ...(sheet !== undefined && { sheet }),
    ruleVersion,
    rows,
    verdicts: {
      confirmed: count('confirmed'),
      inReview: count('inReview'),
      apart: count('apart'),
      refused: command.refused.length,
    },
    changes: { recorded: 0, corrected: 0, withdrawn: 0, reclassified: 0, unchanged: classified.length },
    refused: command.refused,
  };
};

const fileProblem = (refused: RegisterFileRefused): Problem =>
  new Problem(PUBLISHED_GRANT_PROBLEMS.registerFileRefused, `${describeRefusal(refused)} Nothing was recorded.`, {
    errors: [{ field: refused.cell ?? 'file', expected: refused.expected, found: refused.found }],
    german:
      'Die Datei passt nicht; die genannte Stelle berichtigen und die Datei neu einlesen. Nichts wurde aufgezeichnet.',
  });
