import type { Role } from '../access.ts';

export interface Invitation {
  id: string;
  unitId: string;
  role: Role;
  personId: string | null;
  createdAt: string;
  expiresAt: string;
  usedAt: string | null;
  revokedAt: string | null;
}

export interface Invitations {
  add(invitation: Invitation & { codeHash: string }): Promise<void>;
  byHash(codeHash: string): Promise<Invitation | null>;
  byId(id: string): Promise<Invitation | null>;
  list(): Promise<Invitation[]>;
  /** Takes the invitation; false when somebody else was quicker. */
  use(id: string, by: string, at: string): Promise<boolean>;
  revoke(id: string, at: string): Promise<boolean>;
  /** Wrong codes typed by an identity so far, and until when it has to wait. */
  guesses(channel: string, externalId: string): Promise<{ failures: number; lockedUntil: string | null }>;
  setGuesses(
    channel: string,
    externalId: string,
    failures: number,
    lockedUntil: string | null,
  ): Promise<void>;
}
