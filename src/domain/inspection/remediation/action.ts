/** What may be chosen about what a unit has to do about a recommendation; see `encodeAction` for the form. */
export type RemediationAction =
  /** What one inspection has left to do. */
  | { kind: 'remediations'; inspectionId: string }
  | { kind: 'remediations_page'; inspectionId: string; page: number }
  | { kind: 'remediation'; remediationId: string }
  /** The evidence itself. */
  | { kind: 'remediation_files'; remediationId: string }
  /** What a unit has not put right, from all its inspections. */
  | { kind: 'unit_remediations'; unitId: string; page: number }
  /** By unit, for a round. */
  | { kind: 'remediation_board'; roundId: string; page: number }
  /** The unit says what it has done: in words and files, then its paper's number and date. */
  | { kind: 'report_remediation'; remediationId: string }
  | { kind: 'remediation_paper'; remediationId: string }
  /** Ends the reporting. */
  | { kind: 'remediation_reported'; remediationId: string }
  /** The same paper stands for everything else the unit has open from the inspection. */
  | { kind: 'paper_for_all'; remediationId: string; reportId: string }
  /** The team's word; about the last thing the unit has sent, so that nobody judges what they have not seen. */
  | {
      kind: 'verdict';
      verdict: 'done' | 'partial' | 'more_asked';
      remediationId: string;
      reportId: string;
    }
  /** Asks for a term: of one recommendation, or of all of a conclusion that have none. */
  | { kind: 'set_term'; remediationId: string }
  | { kind: 'set_terms'; conclusionId: string }
  /** Asks on which day the unit received the conclusion, where its term counts from that. */
  | { kind: 'receipt_day'; remediationId: string }
  /** What only a coordinator's tap sends: a reminder to the units' people, a letter to their heads. */
  | { kind: 'remind_units' | 'write_heads'; roundId: string; confirmed: boolean }
  | { kind: 'synthesis'; roundId: string }
  /** What was found in a round, listed. */
  | { kind: 'synthesis_findings'; roundId: string; page: number }
  /** What is put right, by unit and recommendation. */
  | { kind: 'synthesis_remediations'; roundId: string; page: number }
  /** A paper by which somebody above has followed up the round. */
  | { kind: 'direction_document'; roundId: string }
  /** Tells the unit's people again of a schedule notice or a conclusion that nobody has acknowledged. */
  | { kind: 'tell_again'; what: 'notice' | 'conclusion'; inspectionId: string };

const idPattern = /^[a-z0-9]{1,24}$/;
const pagePattern = /^\d{1,3}$/;

const verdicts = { d: 'done', p: 'partial', m: 'more_asked' } as const;

export function encodeRemediationAction(action: RemediationAction): string {
  switch (action.kind) {
    case 'remediations':
      return `ir.l.${action.inspectionId}`;
    case 'remediations_page':
      return `ir.l.${action.inspectionId}.${action.page}`;
    case 'remediation_files':
      return `ir.f.${action.remediationId}`;
    case 'remediation':
      return `ir.i.${action.remediationId}`;
    case 'unit_remediations':
      return `ir.u.${action.unitId}.${action.page}`;
    case 'remediation_board':
      return `ir.b.${action.roundId}.${action.page}`;
    case 'report_remediation':
      return `ir.r.${action.remediationId}`;
    case 'remediation_paper':
      return `ir.n.${action.remediationId}`;
    case 'remediation_reported':
      return `ir.e.${action.remediationId}`;
    case 'paper_for_all':
      return `ir.a.${action.remediationId}.${action.reportId}`;
    case 'verdict':
      return `ir.v.${action.remediationId}.${action.reportId}.${action.verdict.charAt(0)}`;
    case 'set_term':
      return `ir.t.${action.remediationId}`;
    case 'receipt_day':
      return `ir.y.${action.remediationId}`;
    case 'set_terms':
      return `ir.c.${action.conclusionId}`;
    case 'remind_units':
      return `ir.m.${action.roundId}.${action.confirmed ? 1 : 0}`;
    case 'write_heads':
      return `ir.h.${action.roundId}.${action.confirmed ? 1 : 0}`;
    case 'synthesis':
      return `ir.s.${action.roundId}`;
    case 'synthesis_findings':
      return `ir.s.${action.roundId}.${action.page}`;
    case 'synthesis_remediations':
      return `ir.x.${action.roundId}.${action.page}`;
    case 'direction_document':
      return `ir.d.${action.roundId}`;
    case 'tell_again':
      return `ir.g.${action.inspectionId}.${action.what.charAt(0)}`;
    default:
      return action satisfies never;
  }
}

/** @returns null for anything this program did not write, or that is about something else */
export function decodeRemediationAction(
  code: string,
  [verb = '', first = '', second = '', third = '']: string[],
): RemediationAction | null {
  if (code !== 'ir' || !idPattern.test(first)) return null;
  const page = pagePattern.test(second) ? Number(second) : null;
  const confirmed = second === '1' ? true : second === '0' ? false : null;
  switch (verb) {
    case 'l':
      if (second === '') return { kind: 'remediations', inspectionId: first };
      return page === null ? null : { kind: 'remediations_page', inspectionId: first, page };
    case 'f':
      return { kind: 'remediation_files', remediationId: first };
    case 'i':
      return { kind: 'remediation', remediationId: first };
    case 'u':
      return page === null ? null : { kind: 'unit_remediations', unitId: first, page };
    case 'b':
      return page === null ? null : { kind: 'remediation_board', roundId: first, page };
    case 'r':
      return { kind: 'report_remediation', remediationId: first };
    case 'n':
      return { kind: 'remediation_paper', remediationId: first };
    case 'e':
      return { kind: 'remediation_reported', remediationId: first };
    case 'a':
      return idPattern.test(second)
        ? { kind: 'paper_for_all', remediationId: first, reportId: second }
        : null;
    case 'v': {
      const verdict = Object.entries(verdicts).find(([letter]) => letter === third)?.[1];
      if (verdict === undefined || !idPattern.test(second)) return null;
      return { kind: 'verdict', verdict, remediationId: first, reportId: second };
    }
    case 't':
      return { kind: 'set_term', remediationId: first };
    case 'y':
      return { kind: 'receipt_day', remediationId: first };
    case 'c':
      return { kind: 'set_terms', conclusionId: first };
    case 'm':
    case 'h': {
      if (confirmed === null) return null;
      return { kind: verb === 'm' ? 'remind_units' : 'write_heads', roundId: first, confirmed };
    }
    case 's':
      if (second === '') return { kind: 'synthesis', roundId: first };
      return page === null ? null : { kind: 'synthesis_findings', roundId: first, page };
    case 'x':
      return page === null ? null : { kind: 'synthesis_remediations', roundId: first, page };
    case 'd':
      return { kind: 'direction_document', roundId: first };
    case 'g': {
      const what = second === 'n' ? 'notice' : second === 'c' ? 'conclusion' : null;
      return what === null ? null : { kind: 'tell_again', what, inspectionId: first };
    }
    default:
      return null;
  }
}
