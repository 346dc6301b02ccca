import type {
  Conclusions,
  Findings,
  Inspections,
  Remediations,
  SystemLookups,
} from '../../../domain/inspection/ports.ts';
import type { TransactionClient } from '../client.ts';

/** The repositories of inspections. */
export interface InspectionRepositories {
  inspections: Inspections;
  findings: Findings;
  conclusions: Conclusions;
  remediations: Remediations;
  systemLookups: SystemLookups;
}

export function inspectionRepositories(_tx: TransactionClient): InspectionRepositories {
  return {} as InspectionRepositories;
}
