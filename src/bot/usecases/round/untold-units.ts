import { isAnnounced } from '../../../domain/inspection/kind.ts';
import { wasTold } from '../../../domain/inspection/lifecycle/lifecycle.ts';
import type { Transaction } from '../../../domain/ports.ts';
import type { Round } from '../../../domain/round/ports.ts';

/**
 * Assignments whose unit has yet to be told of the inspection that asks for the report: nobody is late for what nobody
 * has told them of.
 */
export async function untoldAssignments(
  tx: Transaction,
  { id, kind }: Pick<Round, 'id' | 'kind'>,
): Promise<Set<string>> {
  if (kind !== 'inspection') return new Set();
  const inspections = await tx.inspections.reportingIn({ kind: 'system' }, id);
  return new Set(
    inspections
      .filter((inspection) => isAnnounced(inspection.kind) && !wasTold(inspection))
      .flatMap(({ assignmentId }) => assignmentId ?? []),
  );
}
