import type { CommandContext } from '@lotsenbuch/event-store';
import { type Actor, type CommandAnswer, PDF_MEDIA_TYPE, PROBLEMS, Problem } from '@lotsenbuch/service-kit';
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

const REFUSALS: Readonly<Record<PdfRefusal, string>> = {
  notAPdf: 'It does not begin as a PDF does, whatever its name says. Save it as PDF and send that.',
  incomplete: 'Its end is missing or points to nothing, so the file was cut off or changed. Save or scan it again.',
  encrypted: 'It is encrypted or protected. Save it without password and restrictions.',
  activeContent: 'It holds a program, a form that is sent, or another file. Print it into a new PDF.',
  unreadable: 'Parts of it are packed so that they cannot be looked at. Print it into a new PDF.',
};

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
      throw new Problem(
        PROBLEMS.tooLarge,
        `The file has ${file.length} bytes; an attachment has at most ${MAX_DOCUMENT_BYTES}. Scan it in a lower resolution, or in parts.`,
      );
    }
    const refusal = pdfRefusal(file);
    if (refusal !== undefined) {
      throw new Problem(NOTICE_PROBLEMS.documentRefused, `${REFUSALS[refusal]} Nothing was kept.`);
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
