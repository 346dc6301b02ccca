import { foundWithout, type FoundWithout } from '../../../../domain/inspection/conclusion/found-without.ts';
import { isPassed } from '../../../../domain/inspection/lifecycle/path.ts';
import type { Conclusion, Inspection } from '../../../../domain/inspection/ports.ts';
import type { Paper } from '../../../../domain/inspection/paper.ts';
import type { Transaction } from '../../../../domain/ports.ts';

const everything = { kind: 'system' } as const;

/** What was found in one inspection of a unit without a recommendation, with the paper that concluded it. */
export interface FoundInUnit extends FoundWithout {
  inspectionId: string;
  paper: Paper | null;
}

/**
 * What was found in a unit and nothing was recommended about, for its next inspection and its next report: until a later
 * inspection of the unit has been concluded, which has had it before it. All of it was issued or stated to the unit.
 */
export async function foundInUnit(tx: Transaction, unitId: string): Promise<FoundInUnit[]> {
  const concluded: { inspection: Inspection; conclusion: Conclusion }[] = [];
  for (const inspection of await tx.inspections.ofUnit(everything, unitId)) {
    if (!isPassed(inspection, 'issued')) continue;
    for (const conclusion of await tx.conclusions.ofInspection(everything, inspection.id)) {
      if (conclusion.status === 'issued') concluded.push({ inspection, conclusion });
    }
  }
  const found: FoundInUnit[] = [];
  for (const { inspection, conclusion } of concluded) {
    if (concluded.some((later) => takesUp(later, { inspection, conclusion }))) continue;
    const { id } = inspection;
    const findings = await tx.findings.ofInspection(everything, id);
    const own = {
      content: ownStatements(conclusion, new Set(findings.map((each) => each.id))),
      inspectionIds: [id],
    };
    for (const each of foundWithout(own, findings)) {
      found.push({ ...each, inspectionId: id, paper: conclusion.paper });
    }
  }
  return found;
}

type Concluded = { inspection: Inspection; conclusion: Conclusion };

function takesUp(later: Concluded, earlier: Concluded): boolean {
  const isAfter = (later.conclusion.paper?.date ?? '') >= (earlier.conclusion.paper?.date ?? '');
  const isOther = later.inspection.roundId !== earlier.inspection.roundId;
  return later.inspection.followsId === earlier.inspection.id || (isOther && isAfter);
}

/** Of a conclusion about many units what is said of this one, or of all. */
function ownStatements({ content }: Conclusion, own: ReadonlySet<string>): Conclusion['content'] {
  const statements = content.statements.filter(
    ({ findingIds }) => findingIds.length === 0 || findingIds.some((id) => own.has(id)),
  );
  return { ...content, statements };
}
