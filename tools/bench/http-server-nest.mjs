// A command as every service takes it: Nest on Fastify with all that the service kit does for each request, a
// class-validator DTO, the access check, the decider and the durable append. Started by http-command.mjs.
// This file is not compiled, so the decorators are called as the functions they are.
import { dirname } from 'node:path';
import { createCommandHandler, openSqliteEventStore } from '@lotsenbuch/event-store';
import {
  answerCommand,
  Command,
  CurrentActor,
  createHttpApplication,
  createLog,
  Nested,
  openLocalIdentities,
  readConfiguration,
  requireAccess,
  settled,
} from '@lotsenbuch/service-kit';
import { Body, Controller, HttpCode, Module, Param, Post, Res } from '@nestjs/common';
import { IsIn, IsInt, IsString, MaxLength, Min } from 'class-validator';
import { answerCpuTime } from './server-process.mjs';

const property = (type, name, ...decorators) => {
  for (const decorate of decorators) decorate(type.prototype, name);
};

class CellsDto {}
for (const name of ['recipient', 'funder', 'purpose', 'policyField', 'address']) {
  property(CellsDto, name, IsString(), MaxLength(500));
}

class DistrictDto {}
property(DistrictDto, 'basis', IsIn(['namedInPurpose', 'inferredFromCarrier', 'unknown']));
property(DistrictDto, 'district', IsString(), MaxLength(2));

class RecordDto {}
property(RecordDto, 'recordId', IsString(), MaxLength(40));
property(RecordDto, 'amountCents', IsInt(), Min(0));
property(
  RecordDto,
  'cells',
  Nested(() => CellsDto),
);
property(
  RecordDto,
  'district',
  Nested(() => DistrictDto),
);
property(RecordDto, 'verdict', IsIn(['confirmed', 'inReview', 'apart']));

const records = {
  category: 'bench',
  decider: {
    version: 'bench/1',
    initialState: { count: 0, sumCents: 0 },
    decide: ({ recordId, amountCents, cells, district, verdict }) => {
      if (amountCents === 0) return { ok: false, error: { kind: 'nothing' } };
      const data = { recordId, amountCents, cells: { ...cells }, district: { ...district }, verdict };
      return { ok: true, value: [{ type: 'BenchmarkRecorded', schemaVersion: 1, effectiveOn: '2026-01-01', data }] };
    },
    evolve: (state, { data }) => ({ count: state.count + 1, sumCents: state.sumCents + data.amountCents }),
  },
  touches: ({ data }) => [data.recordId],
};

const [, , file] = process.argv;
const store = await openSqliteEventStore({ file });
const commands = createCommandHandler({ store });

const RECORD = { route: 'POST /v1/bench/{id}/records', roles: ['officer'] };

class RecordController {
  async record(actor, id, command, context, reply) {
    requireAccess(actor, RECORD);
    const outcome = settled(await commands.handle(records, id, command, context));
    if (outcome.kind !== 'accepted') throw new Error(`the command was not accepted: ${outcome.kind}`);
    return answerCommand(reply, { revision: outcome.revision, logPosition: outcome.position });
  }
}
const method = Object.getOwnPropertyDescriptor(RecordController.prototype, 'record');
CurrentActor()(RecordController.prototype, 'record', 0);
Param('id')(RecordController.prototype, 'record', 1);
Body()(RecordController.prototype, 'record', 2);
Command()(RecordController.prototype, 'record', 3);
Res({ passthrough: true })(RecordController.prototype, 'record', 4);
const types = [Object, String, RecordDto, Object, Object];
Reflect.defineMetadata('design:paramtypes', types, RecordController.prototype, 'record');
HttpCode(200)(RecordController.prototype, 'record', method);
Post(':id/records')(RecordController.prototype, 'record', method);
Controller('v1/bench')(RecordController);

class BenchModule {}
Module({ controllers: [RecordController] })(BenchModule);

const configuration = readConfiguration({ PORT: '0', DATA_DIR: dirname(file), EXAMPLE: 'none' });
const identities = await openLocalIdentities(configuration);
const http = await createHttpApplication({
  info: { title: 'bench', version: '1', description: 'bench' },
  imports: [BenchModule],
  identities,
  rightsOf: identities.rightsOf,
  access: [{ record: RECORD }],
  configuration,
  log: createLog(configuration.logLevel),
  now: () => new Date(),
});
answerCpuTime(await http.listen(), identities.token('officer'));
