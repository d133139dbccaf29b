import { type DynamicModule, Module } from '@nestjs/common';
import { CheckpointPageController } from './checkpoint/checkpoint-page.controller.js';
import type { HomePageSources } from './home/compose-home-page.js';
import { HOME_PAGE_SOURCES, HomePageController } from './home/home-page.controller.js';
import { pageController } from './pages/page.controller.js';
import { PAGES } from './pages/pages.js';
import { PortalApi } from './pages/portal-api.js';
import { StyleSheetController } from './style-sheet.controller.js';

/** The pages that people read. */
@Module({})
// biome-ignore lint/complexity/noStaticOnlyClass: the class is the module, and Nest's modules take their ports this way.
export class PortalModule {
  /** @param funding the module as it is registered, for its queries */
  static register(sources: HomePageSources, funding: DynamicModule): DynamicModule {
    return {
      module: PortalModule,
      imports: [funding],
      controllers: [
        HomePageController,
        CheckpointPageController,
        StyleSheetController,
        ...PAGES.map((page) => pageController(page, sources.today)),
      ],
      providers: [PortalApi, { provide: HOME_PAGE_SOURCES, useValue: sources }],
    };
  }
}
