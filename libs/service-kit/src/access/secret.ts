import { hash, randomBytes } from 'node:crypto';

/** 256 random bits in 43 URL-safe characters. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is kept and compared instead of a secret. */
export const hashOfSecret = (secret: string): Buffer => hash('sha256', secret, 'buffer');
