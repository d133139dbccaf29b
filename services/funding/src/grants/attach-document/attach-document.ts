import type { CommandContext } from '@lotsenbuch/event-store';
import {
  type Actor,
  type BothLanguages,
  type CommandAnswer,
  PDF_MEDIA_TYPE,
  PROBLEMS,
  refusal,
} from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { FundingPorts } from '../../funding-ports.js';
import { type PdfRefusal, pdfRefusal } from '../documents/pdf-refusal.js';
import type { DocumentAttached } from '../domain/events.js';
import { GrantCommands } from '../grant-commands.js';
import { NoticeChanges } from '../notice-changes.js';
import { NOTICE_PROBLEMS } from '../notice-problems.js';

/** Bytes of an attachment, at most. */
export const MAX_DOCUMENT_BYTES = 10 * 1024 * 1024;

export interface AttachDocumentRequest {
  readonly grantId: string;
  readonly kind: DocumentAttached['data']['kind'];
  readonly title: string;
  readonly file: Buffer;
}

const REFUSALS: Readonly<Record<PdfRefusal, BothLanguages>> = {
  notAPdf: {
    en: 'It does not begin as a PDF does, whatever its name says. Save it as PDF and send that.',
    de: 'Die Datei ist kein PDF, wie auch immer sie heißt. Als PDF speichern und dieses hochladen.',
  },
  incomplete: {
    en: 'Its end is missing or points to nothing, so the file was cut off or changed. Save or scan it again.',
    de: 'Das Ende der Datei fehlt oder führt ins Leere: Sie wurde abgeschnitten oder verändert. Neu speichern oder scannen.',
  },
  encrypted: {
    en: 'It is encrypted or protected. Save it without password and restrictions.',
    de: 'Die Datei ist verschlüsselt oder geschützt. Ohne Passwort und Einschränkungen speichern.',
  },
  activeContent: {
    en: 'It holds a program, a form that is sent, or another file. Print it into a new PDF.',
    de: 'Die Datei enthält ein Programm, ein Formular zum Absenden oder eine andere Datei. In ein neues PDF drucken.',
  },
  unreadable: {
    en: 'Parts of it are packed so that they cannot be looked at. Print it into a new PDF.',
    de: 'Teile der Datei sind so gepackt, dass sie nicht geprüft werden können. In ein neues PDF drucken.',
  },
};

const documentRefused = (fault: PdfRefusal) =>
  refusal(NOTICE_PROBLEMS.documentRefused, {
    en: `${REFUSALS[fault].en} Nothing was kept.`,
    de: `${REFUSALS[fault].de} Nichts wurde aufbewahrt.`,
  });

/** A PDF is put into the file of a grant, after a look whether it is what it claims to be. */
@Injectable()
export class AttachDocumentUseCase {
  constructor(
    private readonly ports: FundingPorts,
    private readonly grants: GrantCommands,
    private readonly notices: NoticeChanges,
  ) {}

  /** @throws Problem for everything that stands against it; nothing is kept then */
  async execute(
    actor: Actor | undefined,
    { grantId, kind, title, file }: AttachDocumentRequest,
    context: CommandContext,
  ): Promise<CommandAnswer & { readonly document: string }> {
    const { by, on } = await this.grants.reach(actor, FUNDING_ACCESS.attachDocument, grantId);
    if (file.length > MAX_DOCUMENT_BYTES) {
      throw refusal(PROBLEMS.tooLarge, {
        en: `The file has ${file.length} bytes; an attachment has at most ${MAX_DOCUMENT_BYTES}. Scan it in a lower resolution, or in parts.`,
        de: `Die Datei hat ${file.length} Byte; eine Anlage hat höchstens ${MAX_DOCUMENT_BYTES}. Mit geringerer Auflösung oder in Teilen scannen.`,
      });
    }
    const fault = pdfRefusal(file);
    if (fault !== undefined) {
      throw documentRefused(fault);
    }
    const document = await this.ports.documents.put(file);
    const answer = await this.notices.change(
      grantId,
      {
        type: 'AttachDocument',
        document,
        kind,
        title,
        mediaType: PDF_MEDIA_TYPE,
        bytes: file.length,
        attachedOn: on,
        by,
      },
      context,
    );
    return { ...answer, document };
  }
}
