import { Controller, Get, Header, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { IsString, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiCreatedResponse, ApiExcludeEndpoint, ApiProperty, ApiResponse, ApiTags } from '../openapi/documentation.js';
import { PROBLEMS } from '../problems/problem-kinds.js';
import { refusal } from '../problems/refusal.js';
import { requireAccess } from './access-rule.js';
import { SESSION_COOKIE } from './authentication.js';
import { KIT_ACCESS } from './kit-access.js';
import { SESSION_LIFETIME, Sessions } from './sessions.js';

class SessionQuery {
  @MaxLength(200)
  @IsString()
  token!: string;
}

class SessionLinkAnswer {
  @ApiProperty({ description: 'Path to open in a browser, once' })
  path!: string;

  @ApiProperty({ format: 'date-time' })
  expiresAt!: string;
}

@ApiTags('access')
@Controller('session')
export class SessionController {
  constructor(private readonly sessions: Sessions) {}

  /** Uses the one-time link up and begins a browser session. */
  @Get()
  @Header('Cache-Control', 'no-store')
  @ApiExcludeEndpoint()
  open(@Query() { token }: SessionQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    // A link preview asks with HEAD first; that must not use the link up.
    if (request.method === 'HEAD') return void reply.status(204).send();
    const secret = this.sessions.open(token);
    if (secret === undefined) {
      throw refusal(PROBLEMS.sessionLinkInvalid, {
        en: 'A session link works once and for 15 minutes. Get a new one with POST /session/links and a token.',
        de: 'Ein Anmeldelink gilt einmal und 15 Minuten lang. Lassen Sie sich einen neuen geben.',
      });
    }
    reply.setCookie(SESSION_COOKIE, secret, {
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure: request.headers['x-forwarded-proto'] === 'https',
      maxAge: SESSION_LIFETIME / 1000,
    });
    void reply.redirect('/', 303);
  }

  /** A one-time link that opens a browser session for the actor of the token. */
  @Post('links')
  @Header('Cache-Control', 'no-store')
  @ApiCreatedResponse({ type: SessionLinkAnswer })
  issueLink(@Req() { actor }: FastifyRequest): SessionLinkAnswer {
    requireAccess(actor, KIT_ACCESS.issueSessionLink);
    const { path, expiresAt } = this.sessions.issueLink(actor.ref);
    return { path, expiresAt: expiresAt.toISOString() };
  }

  /** Ends the browser session of the cookie, if there is one, and goes back to the first page. */
  @Post('end')
  @RouteConfig({ openToAll: true })
  @ApiResponse({ status: 303, description: 'To the first page' })
  end(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    if (request.sessionSecret !== undefined) this.sessions.end(request.sessionSecret);
    reply.clearCookie(SESSION_COOKIE, { path: '/' });
    void reply.redirect('/', 303);
  }
}
