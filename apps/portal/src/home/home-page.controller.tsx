import { PublishedGrantsReport, ReviewList } from '@lotsenbuch/funding';
import { type Actor, ApiExcludeController, CurrentActor, Optional } from '@lotsenbuch/service-kit';
import { Controller, Get, Header, Inject, Query, Req } from '@nestjs/common';
import { IsIn, IsInt } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { renderPage } from '../layout.js';
import { allowedOf } from '../pages/allowed.js';
import { navigationOf } from '../pages/navigation.js';
import { PortalApi } from '../pages/portal-api.js';
import { languageOf } from '../texts.js';
import { composeHomePage, type HomePageSources } from './compose-home-page.js';
import { HomePage } from './home-page.js';

export const HOME_PAGE_SOURCES = Symbol('home page sources');

export class HomePageQuery {
  @IsIn(['de', 'en'])
  @Optional({ enum: ['de', 'en'] })
  lang?: 'de' | 'en';

  /** A year that the store does not have shows the latest. */
  @IsInt()
  @Optional({ type: 'integer' })
  year?: number;
}

/** `/`: what is in here, for everybody; with a session also what waits and what happened. */
@ApiExcludeController()
@Controller()
export class HomePageController {
  constructor(
    @Inject(HOME_PAGE_SOURCES) private readonly sources: HomePageSources,
    private readonly report: PublishedGrantsReport,
    private readonly review: ReviewList,
    @Inject(PortalApi) private readonly api: PortalApi,
  ) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  async home(
    @CurrentActor() actor: Actor | undefined,
    @Query() query: HomePageQuery,
    @Req() request: FastifyRequest,
  ): Promise<string> {
    const language = languageOf(query.lang);
    const reader = this.api.reader(request, language);
    const content = await composeHomePage(this.sources, reader, this.report, this.review, actor);
    const otherLanguage = language === 'de' ? 'en' : 'de';
    const otherLanguageHref = `/?lang=${otherLanguage}${query.year === undefined ? '' : `&year=${query.year}`}`;
    const navigation = navigationOf(actor === undefined ? undefined : await allowedOf(reader), '/', language);
    return renderPage(
      { language, otherLanguageHref, navigation },
      <HomePage content={content} language={language} chosenYear={query.year} />,
    );
  }
}
