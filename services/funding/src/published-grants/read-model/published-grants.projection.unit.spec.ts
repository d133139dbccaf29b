import { given, recorded } from '@lotsenbuch/testing';
import type { PublishedRegisterCommand } from '../domain/published-register.js';
import { aClassifiedRow, anImport, eventsOf } from '../domain/register.support.spec.js';
import { publishedGrantsProjection } from './published-grants.projection.js';
import { registerImportsProjection } from './register-imports.projection.js';

const ROW = aClassifiedRow({ recipient: 'GIZ', purpose: 'Lotsen', amountCents: 100 });
const ID = '2016-giz_lotsen-1';
const log = (...commands: readonly PublishedRegisterCommand[]) =>
  recorded('publishedRegister-2016', ...eventsOf(...commands));
const first = anImport('a', [ROW]);
const other = aClassifiedRow({ recipient: 'OASE', purpose: 'Lotsen' });

describe('the read model of published grant records', () => {
  test('has a row for each record, at the revision of its last event, with the cells as published', () => {
    given(publishedGrantsProjection, ...log(first)).thenRows({
      [ID]: {
        carrier: { state: 'unresolved' },
        corrections: [],
        recordId: ID,
        importId: 'import of a',
        year: 2016,
        foldedRecipient: 'giz',
        cells: ROW.cells,
        amountCents: 100,
        amountPrecision: 'wholeEuros',
        verdict: 'confirmed',
        basis: ROW.basis,
        withdrawn: false,
        statedDistrict: { basis: 'unknown' },
        source: { file: 'a', sheet: 'Worksheet', row: 2 },
        revision: 1,
      },
    });
  });

  test('keeps both amounts of a correction, and the line the new one stood in', () => {
    const corrected = anImport('b', [{ ...ROW, row: 7, amountCents: 250 }]);
    given(publishedGrantsProjection, ...log(first, corrected)).thenRows({
      [ID]: expect.objectContaining({
        amountCents: 250,
        corrections: [{ amountCents: { from: 100, to: 250 }, source: { file: 'b', sheet: 'Worksheet', row: 7 } }],
        revision: 3,
      }),
    });
  });

  test('keeps what was found out about a record that is withdrawn and comes back', () => {
    const resolve = { type: 'ResolveCarrier', recordId: ID, carrierId: 'giz', rule: 'sameSpelling' } as const;
    const without = anImport('b', [other]);
    const again = anImport('c', [ROW, other]);
    given(publishedGrantsProjection, ...log(first, resolve, without)).thenRows({
      [ID]: expect.objectContaining({ withdrawn: true }),
      '2016-oase_lotsen-1': expect.objectContaining({ withdrawn: false }),
    });
    given(publishedGrantsProjection, ...log(first, resolve, without, again)).thenRows({
      [ID]: expect.objectContaining({
        withdrawn: false,
        carrier: { state: 'resolved', carrierId: 'giz', rule: 'sameSpelling' },
      }),
      '2016-oase_lotsen-1': expect.objectContaining({ withdrawn: false }),
    });
  });
});

test('the read model of imports has a row for each file, with who imported it and when', () => {
  given(registerImportsProjection, ...log(first, anImport('b', [ROW, other]))).thenRows({
    'import of a': expect.objectContaining({
      file: { sha256: 'a', bytes: 1000 },
      actor: 'officer:test',
      recordedAt: '2024-05-06T07:08:09.000Z',
      changes: { recorded: 1, corrected: 0, withdrawn: 0, reclassified: 0, unchanged: 0 },
    }),
    'import of b': expect.objectContaining({
      changes: { recorded: 1, corrected: 0, withdrawn: 0, reclassified: 0, unchanged: 1 },
    }),
  });
});
