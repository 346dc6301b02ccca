import type { TeamRole } from './kind.ts';

/** What a person is to one unit's inspection. */
export interface Standing {
  team: TeamRole | null;
  /** Works for the inspected unit. */
  ofUnit: boolean;
  /** Coordinates at the unit that keeps the round. */
  coordinates: boolean;
  /** In the team for the sector body that carries out a thematic inspection and issues its conclusion. */
  ofBody: boolean;
  /** A leader over it. */
  leads: boolean;
}

/** What can be done about an inspection. */
export type Deed =
  /** Days, postponement, cancellation, the team, a stage passed over. */
  | 'schedule'
  /** Number, date and file of the schedule notice. */
  | 'send_notice'
  | 'start'
  | 'run_session'
  | 'record_minutes'
  /** The papers of the work at the unit: its minutes and the explanation. */
  | 'read_session_papers'
  | 'record_finding'
  | 'state_findings'
  /** Drafts of findings and conclusions. */
  | 'see_drafts'
  | 'edit_conclusion'
  | 'approve_conclusion'
  /** Number, date and signed file of a conclusion. */
  | 'issue_conclusion'
  | 'judge_remediation'
  | 'close'
  | 'acknowledge'
  | 'explain'
  | 'report_remediation'
  | 'see_team'
  /** What the unit has sent, and what others have assessed of it. */
  | 'read_report';

const decides = ['team_head', 'team_deputy'] as const satisfies TeamRole[];
const edits = [...decides, 'team_secretary'] as const satisfies TeamRole[];
const works = [...edits, 'team_member'] as const satisfies TeamRole[];

interface Rule {
  team?: readonly TeamRole[];
  ofUnit?: true;
  coordinates?: true;
  ofBody?: true;
}

/**
 * The head and the deputy decide, the secretary edits, members record what they find; the unit's people say that they
 * have seen, explain and report; coordinators of the unit that keeps the round schedule and number papers (the team has
 * no seal: tone.md, "How an office really works" 4). Leaders and guests only look.
 */
const rules: Record<Deed, Rule> = {
  schedule: { team: decides, coordinates: true },
  send_notice: { team: edits, coordinates: true },
  start: { team: decides },
  run_session: { team: edits },
  record_minutes: { team: edits },
  read_session_papers: { team: [...works, 'guest'], coordinates: true, ofUnit: true },
  record_finding: { team: works },
  state_findings: { team: edits },
  see_drafts: { team: works },
  edit_conclusion: { team: edits },
  approve_conclusion: { team: decides },
  // Number, date and seal are the office's, not the team's; of a thematic inspection the sector body's.
  issue_conclusion: { coordinates: true, ofBody: true },
  judge_remediation: { team: edits, coordinates: true },
  close: { team: decides, coordinates: true },
  acknowledge: { ofUnit: true },
  explain: { ofUnit: true },
  report_remediation: { ofUnit: true },
  read_report: { team: works, coordinates: true, ofUnit: true },
  see_team: { team: [...works, 'guest'], coordinates: true, ofUnit: true },
};

/** Whether somebody of this standing may do it. */
export function may(standing: Standing, deed: Deed): boolean {
  const { team, ofUnit, coordinates, ofBody } = rules[deed];
  return (
    (standing.team !== null && team?.includes(standing.team) === true) ||
    (standing.ofUnit && ofUnit === true) ||
    (standing.coordinates && coordinates === true) ||
    (standing.ofBody && ofBody === true)
  );
}
