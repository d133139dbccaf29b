import { hash, randomBytes } from 'node:crypto';

/** 256 random bits in 43 URL-safe characters. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/**
 * What is kept and looked up instead of a secret, lower-case hex: how long a look-up takes tells nothing about the
 * secret, because nobody can choose the digits of its hash.
 */
export const hashOfSecret = (secret: string): string => hash('sha256', secret, 'hex');
