import type { MessageTable } from '../message-table.ts';

/** Invitations and joining. */
export const joiningMessages = {
  'join.welcome_stranger': {},
  'join.offer': { unit: 'text', role: 'message' },
  'join.offer_named': { person: 'text', unit: 'text', role: 'message' },
  'join.joined': { unit: 'text', role: 'message' },
  'join.declined': {},
  'join.already_member': { unit: 'text', role: 'message' },
  'join.unknown_code': {},
  'join.malformed_code': {},
  'join.used_code': {},
  'join.expired_code': { at: 'instant' },
  'join.revoked_code': {},
  'join.other_person': {},
  'join.slow_down': { until: 'instant' },
  'join.offer_over': {},
} as const satisfies MessageTable;
