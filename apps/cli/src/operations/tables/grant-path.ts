import { id } from '../inputs.js';
import type { Input } from '../operation.js';

export const GRANTS = '/v1/grants';
export const GRANT = `${GRANTS}/{id}`;
export const GRANT_ID: Input = id('id of the grant');
