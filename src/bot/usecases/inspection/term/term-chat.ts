import type { TermAction } from '../../../../domain/inspection/term/action.ts';
import type { TermAwaited } from '../../../../domain/inspection/term/awaited.ts';
import type { Talk } from '../../talk.ts';
import type { Given } from '../given.ts';
import { askTerm, confirmTerm, takeSame, takeTyped } from './set-term.ts';
import { showTerms } from './show-terms.ts';

/** Does what a choice says. */
export function chooseTerm(talk: Talk, action: TermAction): Promise<void> {
  switch (action.kind) {
    case 'terms':
      return showTerms(talk, action.inspectionId);
    case 'set_term':
      return askTerm(talk, action.inspectionId, action.term);
    case 'same_term':
      return takeSame(talk, action);
    case 'confirm_term':
      return confirmTerm(talk, action);
    default:
      return action satisfies never;
  }
}

/** Takes a typed term; a file's caption may be one. */
export function takeTerm(talk: Talk, awaited: TermAwaited, given: Given): Promise<void> {
  return takeTyped(talk, awaited, given.kind === 'text' ? given.text : given.caption);
}
