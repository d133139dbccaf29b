import { day } from '../../commands/arguments.js';
import { AREAS, query, RECORDED_BY } from '../inputs.js';
import type { Group } from '../operation.js';

const ON = query('on', '<day>', 'the day', { read: day, required: true });

export const STAFFING_COMMANDS: Group = {
  name: 'staffing',
  description: 'Positions and people in figures, on any day and as known on any day.',
  operations: [
    {
      kind: 'show',
      name: 'report',
      description: 'Positions, full-time equivalents and headcount on a day.',
      route: 'GET /v1/reports/staffing',
      as: 'officer',
      inputs: [
        ON,
        query('by', '<what>', 'grouped by', { required: true, choices: ['district', 'carrier', 'programme'] }),
        RECORDED_BY,
      ],
      examples: ['staffing report --on 2026-03-31 --by district'],
    },
    {
      kind: 'show',
      name: 'vacancies',
      description: 'Vacant positions with what is not spent because of them.',
      route: 'GET /v1/reports/vacancies',
      as: 'officer',
      inputs: [
        query('from', '<day>', 'first day', { read: day, required: true }),
        query('to', '<day>', 'first day that does not count any more', { read: day, required: true }),
        query('partOfMonth', '<method>', 'how a part of a month counts', { choices: ['calendarDays', 'thirtyDays'] }),
        RECORDED_BY,
      ],
      examples: ['staffing vacancies --from 2026-01-01 --to 2026-04-01'],
    },
    {
      kind: 'show',
      name: 'comparison',
      description: 'What is recorded against the published headcounts.',
      route: 'GET /v1/reports/headcount-comparison',
      as: 'officer',
      inputs: [ON, RECORDED_BY],
      examples: ['staffing comparison --on 2015-10-31'],
    },
    {
      kind: 'list',
      name: 'headcounts',
      description: 'Headcounts as they were published.',
      route: 'GET /v1/headcounts',
      inputs: [
        query('day', '<day>', 'only of this reporting day', { read: day }),
        query('district', '<key>', '01 to 12, or supraDistrict', { choices: AREAS }),
        query('kind', '<kind>', 'only this kind of funding', { choices: ['programme', 'jobCentre', 'all'] }),
        RECORDED_BY,
      ],
      columns: ['day', 'district', 'kind', 'count', 'row', 'source'],
      examples: ['staffing headcounts', 'staffing headcounts --day 2015-10-31 --kind programme'],
    },
  ],
};

export const HEADCOUNT_IMPORT: Group = {
  name: 'import',
  description: '',
  operations: [
    {
      kind: 'change',
      name: 'headcounts',
      description: 'Import published headcounts (CSV). The same file again records nothing new.',
      route: 'POST /v1/headcount-imports',
      as: 'officer',
      file: { format: 'csv', description: 'the headcounts' },
      inputs: [],
      done: 'The headcounts are imported.',
      shows: true,
      examples: ['import headcounts examples/positions-by-district-year.csv'],
    },
  ],
};
