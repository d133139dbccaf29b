import { readFileSync, writeFileSync } from 'node:fs';
import { KIT_ACCESS } from '@lotsenbuch/service-kit';
import { PlatformUnderTest } from '../platform.fixture.js';
import { accessPage } from './access-page.fixture.js';

const PAGE = new URL('../../../../docs/access.md', import.meta.url);

test('docs/access.md is what the access tables say; WRITE_ACCESS_PAGE=1 with this test writes it anew', async () => {
  await using app = await PlatformUnderTest.start();
  const page = accessPage([...app.access, KIT_ACCESS]);
  if (process.env.WRITE_ACCESS_PAGE === '1') writeFileSync(PAGE, page);
  expect(readFileSync(PAGE, 'utf8')).toBe(page);
});
