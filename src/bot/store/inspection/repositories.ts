import type { Outlines } from '../../../domain/outline/ports.ts';
import type { Transaction } from '../../../domain/ports.ts';
import type { TransactionClient } from '../client.ts';
import type { DatabaseKind } from '../database/url.ts';
import { assessments } from './assessments.ts';
import { conclusions } from './conclusions.ts';
import { findings } from './findings.ts';
import { inspectionRounds } from './inspection-rounds.ts';
import { unitInspections } from './inspections.ts';
import { remediations } from './remediations.ts';
import { systemLookups } from './system-lookups.ts';
import { teams } from './teams.ts';
import { traces } from './traces.ts';
import { unitReports } from './unit-reports.ts';

/** The repositories of inspections. */
export function inspectionRepositories(
  kind: DatabaseKind,
  tx: TransactionClient,
  outlines: Pick<Outlines, 'version'>,
): Pick<
  Transaction,
  | 'inspections'
  | 'findings'
  | 'conclusions'
  | 'remediations'
  | 'systemLookups'
  | 'unitReports'
  | 'assessments'
> {
  return {
    inspections: { ...inspectionRounds(tx), ...unitInspections(kind, tx), ...teams(tx), ...traces(tx) },
    findings: findings(tx),
    conclusions: conclusions(tx),
    remediations: remediations(tx),
    systemLookups: systemLookups(tx),
    unitReports: unitReports(tx, outlines),
    assessments: assessments(kind, tx, outlines),
  };
}
