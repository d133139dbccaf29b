import { ApiExcludeController } from '@lotsenbuch/service-kit';
import { Controller, Get, Header } from '@nestjs/common';
import { STYLE_SHEET } from './styles.js';

@ApiExcludeController()
@Controller('assets')
export class StyleSheetController {
  @Get('portal.css')
  @Header('Content-Type', 'text/css; charset=utf-8')
  @Header('Cache-Control', 'public, max-age=300')
  styleSheet(): string {
    return STYLE_SHEET;
  }
}
