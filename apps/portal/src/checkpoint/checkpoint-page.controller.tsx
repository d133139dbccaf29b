import { type Actor, ApiExcludeController, CurrentActor, Optional } from '@lotsenbuch/service-kit';
import { Controller, Get, Header, Inject, Query, Req } from '@nestjs/common';
import { IsIn, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { renderPage } from '../layout.js';
import { allowedOf } from '../pages/allowed.js';
import { navigationOf } from '../pages/navigation.js';
import { addressOf, otherLanguage } from '../pages/page-address.js';
import { PortalApi } from '../pages/portal-api.js';
import { reasonsOf } from '../pages/reasons.js';
import { languageOf } from '../texts.js';
import { CheckpointPage } from './checkpoint-page.js';
import { checkpointTexts } from './checkpoint-texts.js';
import type { Comparison } from './comparison.js';
import type { LedgerStatus } from './ledger-status.js';
import type { SignedCheckpointList } from './signed-checkpoints.js';

/** Checkpoint values that the page lists at once. */
const AT_ONCE = 50;

export class CheckpointPageQuery {
  @IsIn(['de', 'en'])
  @Optional({ enum: ['de', 'en'] })
  lang?: 'de' | 'en';

  /** A checkpoint value that somebody kept. */
  @MaxLength(1000)
  @Optional()
  line?: string;

  /** Where the list goes on. */
  @MaxLength(100)
  @Optional()
  cursor?: string;
}

/** `/pruefwert`: open to everybody, like what it shows. */
@ApiExcludeController()
@Controller('pruefwert')
export class CheckpointPageController {
  constructor(@Inject(PortalApi) private readonly api: PortalApi) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  async show(
    @CurrentActor() actor: Actor | undefined,
    @Query() { lang, line = '', cursor }: CheckpointPageQuery,
    @Req() request: FastifyRequest,
  ): Promise<string> {
    const language = languageOf(lang);
    const reader = this.api.reader(request, language);
    const place = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const isAsked = line.trim() !== '';
    const [ledger, list, reasons, allowed, comparison] = await Promise.all([
      reader.get<LedgerStatus>('/v1/ledger'),
      reader.get<SignedCheckpointList>(`/v1/ledger/checkpoints?limit=${AT_ONCE}${place}`),
      reasonsOf(reader),
      actor === undefined ? undefined : allowedOf(reader),
      isAsked ? reader.get<Comparison>(`/v1/ledger/comparison?line=${encodeURIComponent(line)}`) : undefined,
    ]);
    return renderPage(
      {
        language,
        otherLanguageHref: otherLanguage(addressOf(request).href, language),
        title: checkpointTexts(language).checkpoint,
        navigation: navigationOf(allowed, '/pruefwert', language),
      },
      <CheckpointPage
        ledger={ledger}
        asked={comparison && { line, comparison }}
        list={list}
        isContinued={cursor !== undefined}
        reasons={reasons}
        language={language}
      />,
    );
  }
}
