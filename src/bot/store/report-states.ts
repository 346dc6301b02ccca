import type { ReportState } from '../../domain/interview/state.ts';

/** States that are kept; the reports people are writing in at the moment. */
const KEPT = 64;

export interface KnownState {
  revision: number;
  state: ReportState;
}

/**
 * Report states as last committed, so that an answer to a long report need not read the whole state again. A state is
 * used only when the database says that the report is still at its revision.
 */
export interface ReportStates {
  get(assignmentId: string): KnownState | undefined;
  /** Called after the commit, with what the transaction read and saved. */
  keep(known: ReadonlyMap<string, KnownState>): void;
}

export function createReportStates(): ReportStates {
  const kept = new Map<string, KnownState>();
  return {
    get: (assignmentId) => kept.get(assignmentId),
    keep(known) {
      for (const [assignmentId, state] of known) {
        // Set anew, the entry becomes the youngest.
        kept.delete(assignmentId);
        kept.set(assignmentId, state);
      }
      for (const oldest of kept.keys()) {
        if (kept.size <= KEPT) return;
        kept.delete(oldest);
      }
    },
  };
}

/** The states as one transaction sees them: its own first. */
export interface TransactionStates {
  get(assignmentId: string): KnownState | undefined;
  set(assignmentId: string, known: KnownState): void;
}

export function transactionStates(states: ReportStates, own: Map<string, KnownState>): TransactionStates {
  return {
    get: (assignmentId) => own.get(assignmentId) ?? states.get(assignmentId),
    set(assignmentId, known) {
      // Shared from here on; whoever changes it by mistake gets an error.
      Object.freeze(known.state.prompts);
      Object.freeze(known.state);
      own.set(assignmentId, known);
    },
  };
}
