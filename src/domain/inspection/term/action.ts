import { termNames, type TermName } from './name.ts';

/** What may be chosen about the terms of one unit's inspection; see `encodeAction` for the form. */
export type TermAction =
  /** All four, how they stand. */
  | { kind: 'terms'; inspectionId: string }
  /** Asks for a term. */
  | { kind: 'set_term'; inspectionId: string; term: TermName }
  /** The term that another inspection of the round has. */
  | { kind: 'same_term'; inspectionId: string; term: TermName; otherId: string }
  /** The term just shown stands: for this unit, or for all of its kind that have none. */
  | { kind: 'confirm_term'; inspectionId: string; term: TermName; all: boolean };

export function encodeTermAction(action: TermAction): string {
  switch (action.kind) {
    case 'terms':
      return `it.l.${action.inspectionId}`;
    case 'set_term':
      return `it.s.${action.inspectionId}.${termNames.indexOf(action.term)}`;
    case 'same_term':
      return `it.k.${action.inspectionId}.${termNames.indexOf(action.term)}.${action.otherId}`;
    case 'confirm_term':
      return `it.c.${action.inspectionId}.${termNames.indexOf(action.term)}.${action.all ? 1 : 0}`;
    default:
      return action satisfies never;
  }
}

const idPattern = /^[a-z0-9]{1,24}$/;

/** @returns null for anything this program did not write, or that is about something else */
export function decodeTermAction(
  code: string,
  [verb = '', inspectionId = '', place = '', third = '']: string[],
): TermAction | null {
  if (code !== 'it' || !idPattern.test(inspectionId)) return null;
  if (verb === 'l') return { kind: 'terms', inspectionId };
  const term = /^\d$/.test(place) ? termNames[Number(place)] : undefined;
  if (term === undefined) return null;
  switch (verb) {
    case 's':
      return { kind: 'set_term', inspectionId, term };
    case 'k':
      return idPattern.test(third) ? { kind: 'same_term', inspectionId, term, otherId: third } : null;
    case 'c':
      return /^[01]$/.test(third) ? { kind: 'confirm_term', inspectionId, term, all: third === '1' } : null;
    default:
      return null;
  }
}
