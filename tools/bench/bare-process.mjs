// The least that the platform could be: Nest on Fastify with one route, and the event store open. Started by platform.mjs.
import 'reflect-metadata';
import { join } from 'node:path';
import { openSqliteEventStore } from '@lotsenbuch/event-store';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';

class BareController {
  live() {
    return { status: 'live' };
  }
}
Get('live')(BareController.prototype, 'live', Object.getOwnPropertyDescriptor(BareController.prototype, 'live'));
Controller('health')(BareController);

class BareModule {}
Module({ controllers: [BareController] })(BareModule);

await openSqliteEventStore({ file: join(process.env.DATA_DIR, 'events.sqlite') });
const nest = await NestFactory.create(BareModule, new FastifyAdapter(), { logger: false });
await nest.listen(Number(process.env.PORT), '127.0.0.1');
console.log(`bare ready on http://127.0.0.1:${nest.getHttpServer().address().port}`);
