import { type Actor, ApiProperty, mayUse } from '@lotsenbuch/service-kit';
import type { OpenedValue, Vault } from '@lotsenbuch/vault';
import { NAME_READERS } from '../../accounts-access.js';
import type { AccountRow } from '../../rights/accounts.projection.js';
import type { PersonalValue } from '../domain/personal-value.js';
import { ROLE_NAMES } from '../domain/role.js';

export class RoleGrantAnswer {
  @ApiProperty({ format: 'uuid' })
  grantId!: string;

  @ApiProperty({ enum: ROLE_NAMES })
  role!: string;

  @ApiProperty({ required: false, description: 'Key 01 to 12' })
  district?: string;

  @ApiProperty({ required: false, format: 'uuid' })
  carrierId?: string;

  @ApiProperty({ required: false, description: 'Reference of the actor in whose place it is used' })
  deputyFor?: string;

  @ApiProperty({ format: 'date', description: 'First Berlin day on which it is held' })
  from!: string;

  @ApiProperty({ required: false, format: 'date', description: 'First Berlin day after, as it was granted' })
  to?: string;

  @ApiProperty({ required: false, format: 'date', description: 'First Berlin day after, as it was ended later' })
  endedOn?: string;

  @ApiProperty({ description: 'Code from the catalogue roleGrant' })
  reason!: string;

  @ApiProperty({ required: false, description: 'Only for officer, approver and operator; absent once it is erased' })
  note?: string;

  @ApiProperty({ required: false, description: 'Code from the catalogue roleGrantEnd' })
  endReason?: string;

  @ApiProperty({ required: false, description: 'Only for officer, approver and operator; absent once it is erased' })
  endNote?: string;
}

export class AccountAnswer {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: 'integer', minimum: 0 })
  revision!: number;

  @ApiProperty({ description: 'Reference under which acts are recorded' })
  actor!: string;

  @ApiProperty({ format: 'uuid', description: 'Random id of the person in the vault: what an erasure names' })
  subject!: string;

  @ApiProperty({ required: false, description: 'Only for officer, approver and operator' })
  name?: string;

  @ApiProperty({ required: false, enum: [true], description: 'There was a name; the person was erased' })
  nameErased?: true;

  @ApiProperty({ format: 'date-time' })
  openedAt!: string;

  @ApiProperty({ type: [RoleGrantAnswer] })
  roleGrants!: readonly RoleGrantAnswer[];
}

/** What this reader sees of these accounts. Names are opened in one go, and for nobody else. */
export const accountAnswers = async (
  accounts: readonly AccountRow[],
  actor: Actor,
  vault: Vault,
): Promise<readonly AccountAnswer[]> => {
  const values = mayUse(actor, NAME_READERS) ? accounts.flatMap(personalValuesOf) : [];
  const opened = values.length === 0 ? new Map<string, OpenedValue>() : await vault.open(values);
  const read = (value: PersonalValue | undefined) => (value === undefined ? undefined : opened.get(value.ref));
  const text = (value: PersonalValue | undefined): string | undefined => {
    const found = read(value);
    return found?.kind === 'text' ? found.text : undefined;
  };
  return accounts.map(({ accountId, revision, actor: account, subject, name, openedAt, grants }) => {
    const found = read(name);
    return {
      id: accountId,
      revision,
      actor: account,
      subject,
      ...(found?.kind === 'text' && { name: found.text }),
      ...(found?.kind === 'erased' && { nameErased: true as const }),
      openedAt,
      roleGrants: grants.map(({ note, endNote, ...grant }) => {
        const [noteText, endNoteText] = [text(note), text(endNote)];
        return {
          ...grant,
          ...(noteText !== undefined && { note: noteText }),
          ...(endNoteText !== undefined && { endNote: endNoteText }),
        };
      }),
    };
  });
};

const personalValuesOf = ({ name, grants }: AccountRow): readonly PersonalValue[] =>
  [name, ...grants.flatMap(({ note, endNote }) => [note, endNote])].filter((value) => value !== undefined);
