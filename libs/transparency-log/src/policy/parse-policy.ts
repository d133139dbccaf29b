import { parseDecimal } from '../checkpoint/decimal.js';
import { type NoteAlgorithm, parseVerifierKey, type VerifierKey } from '../note/verifier-key.js';
import { type PolicyRefusal, PolicyRefused } from '../refusals.js';
import type { Policy, PolicyLog, PolicyMember, PolicyWitness } from './policy.js';

// biome-ignore lint/suspicious/noControlCharactersInRegex: tlog-policy allows tab and newline and no other control character
const FORBIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f]/;

/** Octets are held as the characters U+0000 to U+00FF, so that a name is compared byte by byte and not by what it looks like. */
const toOctets = (text: string | Uint8Array): string =>
  typeof text === 'string' ? toOctets(Buffer.from(text)) : Buffer.from(text).toString('latin1');
const toText = (octets: string): string => Buffer.from(octets, 'latin1').toString('utf8');

/** Reads the lines of one policy, from the first to the last. */
class PolicyReader {
  readonly logs: PolicyLog[] = [];
  readonly witnesses: PolicyWitness[] = [];
  quorum: PolicyMember | 'none' | undefined;
  private readonly named = new Map<string, PolicyMember>();
  private readonly grouped = new Set<string>();
  private line = 0;

  read(octets: string): void {
    this.line += 1;
    if (FORBIDDEN.test(octets)) {
      throw this.refused('forbidden-byte', 'a policy has no control characters but tab and newline');
    }
    const [keyword = '', ...items] = octets.split(/[ \t]+/).filter((item) => item !== '');
    if (keyword === '' || keyword.startsWith('#')) return;
    if (keyword === 'log') this.readLog(items);
    else if (keyword === 'witness') this.readWitness(items);
    else if (keyword === 'group') this.readGroup(items);
    else if (keyword === 'quorum') this.readQuorum(items);
    else throw this.refused('malformed-line', 'a line must begin with log, witness, group, quorum or #');
  }

  private readLog([vkey, url, ...rest]: readonly string[]): void {
    if (vkey === undefined || rest.length > 0) throw this.refused('malformed-line', 'expected: log <vkey> [<url>]');
    const key = this.readKey(vkey, 'ed25519', this.logs);
    this.logs.push({ key, ...(url !== undefined && { url: toText(url) }) });
  }

  private readWitness([name, vkey, url, ...rest]: readonly string[]): void {
    if (name === undefined || vkey === undefined || rest.length > 0) {
      throw this.refused('malformed-line', 'expected: witness <name> <vkey> [<url>]');
    }
    const key = this.readKey(vkey, 'cosignature/v1', this.witnesses);
    const witness: PolicyWitness = {
      kind: 'witness',
      name: toText(name),
      key,
      ...(url !== undefined && { url: toText(url) }),
    };
    this.define(name, witness);
    this.witnesses.push(witness);
  }

  private readGroup([name, threshold, ...names]: readonly string[]): void {
    if (name === undefined || threshold === undefined || names.length === 0) {
      throw this.refused('malformed-line', 'expected: group <name> all|any|<k> <name>...');
    }
    const members = names.map((member) => this.readMember(member));
    this.define(name, {
      kind: 'group',
      name: toText(name),
      threshold: this.readThreshold(threshold, members.length),
      members,
    });
  }

  private readQuorum([name, ...rest]: readonly string[]): void {
    if (name === undefined || rest.length > 0) throw this.refused('malformed-line', 'expected: quorum <name>|none');
    if (this.quorum !== undefined) throw this.refused('quorum-repeated', 'a policy has exactly one quorum line');
    this.quorum = name === 'none' ? name : this.known(name);
  }

  private readKey(vkey: string, algorithm: NoteAlgorithm, others: readonly { key: VerifierKey }[]): VerifierKey {
    const key = this.parseKey(vkey);
    if (key.algorithm !== algorithm) {
      throw this.refused('malformed-key', `the key must be of the type ${algorithm}, not ${key.algorithm}`);
    }
    if (others.some((other) => Buffer.compare(other.key.publicKey, key.publicKey) === 0)) {
      throw this.refused('key-taken', `the public key of ${key.name} is there twice`);
    }
    return key;
  }

  private parseKey(vkey: string): VerifierKey {
    try {
      return parseVerifierKey(toText(vkey));
    } catch (error) {
      throw this.refused('malformed-key', error instanceof Error ? error.message : 'not a verifier key');
    }
  }

  private readMember(name: string): PolicyMember {
    const member = this.known(name);
    if (this.grouped.has(name)) {
      throw this.refused('member-repeated', `${member.name} is a member already, and a name may be one only once`);
    }
    this.grouped.add(name);
    return member;
  }

  private readThreshold(text: string, members: number): number {
    const threshold = text === 'all' ? members : text === 'any' ? 1 : parseDecimal(text);
    if (threshold === undefined || threshold < 1 || threshold > members) {
      throw this.refused('threshold-out-of-bounds', `the threshold must be all, any or 1 to ${members}`);
    }
    return threshold;
  }

  private known(name: string): PolicyMember {
    const member = this.named.get(name);
    if (!member) throw this.refused('unknown-name', `${toText(name)} must be defined on a line before`);
    return member;
  }

  private define(name: string, member: PolicyMember): void {
    if (name === 'none' || this.named.has(name)) {
      throw this.refused('name-taken', `the name ${member.name} is taken; witnesses and groups share their names`);
    }
    this.named.set(name, member);
  }

  private refused(reason: PolicyRefusal, message: string): PolicyRefused {
    return new PolicyRefused(reason, `Line ${this.line} of the policy: ${message}.`);
  }
}

/**
 * Reads a policy (C2SP tlog-policy), to the letter: each line, also the last, ends in a newline.
 * @throws PolicyRefused names the line
 */
export const parsePolicy = (text: string | Uint8Array): Policy => {
  const octets = toOctets(text);
  if (!octets.endsWith('\n'))
    throw new PolicyRefused('malformed-line', 'The last line of a policy must end in a newline.');
  const reader = new PolicyReader();
  for (const line of octets.slice(0, -1).split('\n')) reader.read(line);
  const { logs, witnesses, quorum } = reader;
  if (quorum === undefined) {
    throw new PolicyRefused('quorum-missing', 'A policy must have a line "quorum <name>", or "quorum none".');
  }
  return { logs, witnesses, quorum };
};
