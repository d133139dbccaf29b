import { type Actor, type KnownOn, PROBLEMS, refusal } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { FundingPorts } from '../../funding-ports.js';
import type { DocumentAttached, NoticeIssued } from '../domain/events.js';
import type { GrantState } from '../domain/grant-state.js';
import { GrantCommands } from '../grant-commands.js';
import { ReadableGrants } from '../read-model/readable-grants.js';

/** A document of a grant: a notice of the authority, or something that was attached. */
export interface FiledDocument {
  /** SHA-256 of the file, lower-case hex. */
  readonly document: string;
  readonly kind: DocumentAttached['data']['kind'] | 'notice';
  readonly title: string;
  /** Berlin day on which it was issued or attached. */
  readonly on: string;
  readonly noticeId?: string;
}

const NOTICE_TITLES: Readonly<Record<NoticeIssued['data']['kind'], string>> = {
  grant: 'Zuwendungsbescheid',
  provisionalGrant: 'Vorläufiger Zuwendungsbescheid',
  amendment: 'Änderungsbescheid',
  rejection: 'Ablehnungsbescheid',
  withdrawal: 'Rücknahmebescheid',
  revocation: 'Widerrufsbescheid',
};

const documentsOf = ({ notices, documents }: GrantState): readonly FiledDocument[] => [
  ...notices.map(({ issued: { document, kind, on, noticeId } }) => ({
    document,
    kind: 'notice' as const,
    title: NOTICE_TITLES[kind],
    on,
    noticeId,
  })),
  ...documents.map(({ document, kind, title, on }) => ({ document, kind, title, on })),
];

/** What lies in the file of a grant, for those who may read it. */
@Injectable()
export class GrantDocuments {
  constructor(
    private readonly ports: FundingPorts,
    private readonly grants: GrantCommands,
    private readonly known: ReadableGrants,
  ) {}

  /** Notices first, then attachments, each oldest first. @throws Problem 401, 403, 404 */
  async list(
    actor: Actor | undefined,
    grantId: string,
    known: KnownOn & { readonly minLogPosition?: string },
  ): Promise<readonly FiledDocument[]> {
    const { row } = await this.known.read(actor, FUNDING_ACCESS.listDocuments, grantId, known);
    return documentsOf(row.state);
  }

  /** @throws Problem 401, 403, 404; also for a document that lies in the file of another grant only */
  async read(actor: Actor | undefined, grantId: string, hash: string): Promise<Buffer> {
    const { grant } = await this.grants.reach(actor, FUNDING_ACCESS.readDocument, grantId);
    const isInFile = documentsOf(grant).some(({ document }) => document === hash);
    const bytes = isInFile ? await this.ports.documents.get(hash) : undefined;
    if (bytes !== undefined) return bytes;
    if (isInFile) throw new Error(`the document ${hash} of grant ${grantId} is missing in the document store`);
    throw refusal(PROBLEMS.notFound, {
      en: `The file of this grant has no document ${hash}. GET /v1/grants/${grantId}/documents lists them.`,
      de: `In der Akte dieses Vorgangs liegt kein Dokument ${hash}. Die Akte nennt alle Dokumente.`,
    });
  }
}
