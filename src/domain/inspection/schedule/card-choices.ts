import { say, type Message } from '../../message.ts';
import type { Choice } from '../../view.ts';
import type { FindingAction } from '../finding/action.ts';
import { isPassed } from '../lifecycle/path.ts';
import { isAnnounced, type Stage } from '../kind.ts';
import { nextStep } from '../next-step.ts';
import type { Inspection } from '../ports.ts';
import { explanationFiles, minutesFiles } from './session-papers.ts';
import { may, type Deed, type Standing } from '../standing.ts';
import { termsChoice } from '../term/words.ts';
import { listChoice, choose } from './list-view.ts';

/** Steps that may be passed over by themselves, with a reason; without a conclusion there is nothing to remedy. */
const passedOver = ['notify', 'receive_report', 'record_minutes', 'explain'] as const;

/** What the card knows besides the inspection itself. */
interface CardKnown {
  hasOpenTerms: boolean;
  hasAcknowledged: boolean;
  owesReport: string | null;
  isUnseen: boolean;
}

/**
 * What the person may do about an inspection now, what comes next first.
 *
 * @param reports ways to what the unit has sent
 * @param known `hasOpenTerms`: some term of it can be set; `hasAcknowledged`: by the person; `owesReport`: the assignment;
 *   `isUnseen`: somebody of the unit has not said that they know the notice
 */
export function cardChoices(
  inspection: Inspection,
  standing: Standing,
  reports: Choice[],
  { hasOpenTerms, hasAcknowledged, owesReport, isUnseen }: CardKnown,
): Choice[][] {
  const { id: inspectionId, kind, state } = inspection;
  const isOver = state.stage === 'closed' || state.stage === 'cancelled';
  const passed = (stage: Stage) => isPassed(inspection, stage);
  const isAtWork = passed('under_way') && !passed('issued') && !isOver;
  const isAhead = !passed('issued') && !isOver;
  const maySendNotice =
    isAnnounced(kind) && inspection.dates.kind === 'days' && isAhead && !passed('under_way');
  const next = nextStep(inspection);
  const choice = (
    name: Parameters<typeof labelOf>[0],
    deed: Deed,
    when: boolean,
    command?: string,
  ): Choice[] =>
    when && may(standing, deed)
      ? [
          {
            action: choose({ kind: name, inspectionId }),
            label: labelOf(name),
            ...(command !== undefined && { command }),
          },
        ]
      : [];
  const isSelf = kind === 'self_inspection';
  const mayPass = passedOver.some((step) => step === next);
  const isTold = state.notice !== null && isAhead && !passed('under_way');
  // Once the unit is told the way leads on; another notice is the exception.
  const notice = choice('send_notice', 'send_notice', maySendNotice, 'guithongbao');
  const start = choice('start', 'start', !isSelf && isAhead && !passed('under_way'), 'batdau');
  return [
    choice('acknowledge', 'acknowledge', isTold && !hasAcknowledged, 'danhan'),
    standing.ofUnit && owesReport !== null && state.report === null && isAhead ? [reportOf(owesReport)] : [],
    ...(state.notice === null ? [notice, start] : [start, notice]),
    isTold && isUnseen && may(standing, 'send_notice') ? [tellAgain(inspectionId)] : [],
    choice('session', 'run_session', isAtWork, 'phienlamviec'),
    choice('explain', 'explain', isAtWork, 'giaitrinh'),
    [
      ...choice('minutes_files', 'read_session_papers', minutesFiles(state).length > 0, 'xembienban'),
      ...choice(
        'explanation_files',
        'read_session_papers',
        explanationFiles(state).length > 0,
        'xemgiaitrinh',
      ),
    ],
    reports,
    areaChoices(inspection, standing),
    [
      ...choice('fix_dates', 'schedule', !isSelf && isAhead, 'ngay'),
      ...choice('team', 'schedule', !isSelf && isAhead, 'doan'),
      ...(hasOpenTerms && may(standing, 'schedule') ? [termsChoice(inspectionId)] : []),
    ],
    [
      ...choice('skip', 'schedule', mayPass && !isOver, 'boquabuoc'),
      ...choice('cancel', 'schedule', isAhead, 'huycuoc'),
      ...choice('reinstate', 'schedule', state.stage === 'cancelled', 'khoiphuc'),
    ],
    choice('close', 'close', next === 'close' || (isSelf && !isOver), 'ketthuc'),
    [listChoice()],
  ];
}

/** To the report that the unit still owes. */
function reportOf(assignmentId: string): Choice {
  return {
    action: { kind: 'continue', assignmentId },
    label: say('inspection.choice.open_report'),
    command: 'mobaocao',
  };
}

/** The notice once more, to those of the unit who have not said that they know it. */
function tellAgain(inspectionId: string): Choice {
  return {
    action: { kind: 'inspection_remediation', choice: { kind: 'tell_again', what: 'notice', inspectionId } },
    label: say('inspection.choice.tell_unseen'),
    command: 'guilai',
  };
}

function labelOf(
  name:
    | 'acknowledge'
    | 'send_notice'
    | 'start'
    | 'session'
    | 'explain'
    | 'minutes_files'
    | 'explanation_files'
    | 'fix_dates'
    | 'team'
    | 'skip'
    | 'cancel'
    | 'reinstate'
    | 'close',
) {
  return say(`inspection.choice.${name}`);
}

/** What the other areas show: findings, conclusions, remediation, each where the person may look. */
function areaChoices(inspection: Inspection, standing: Standing): Choice[] {
  const { id: inspectionId, kind } = inspection;
  if (kind === 'self_inspection') return [];
  const isPart = standing.team !== null || standing.ofUnit || standing.coordinates || standing.leads;
  const hasBegun = isPassed(inspection, 'under_way');
  const drafts = may(standing, 'see_drafts');
  const finding = (choice: FindingAction, label: Message): Choice => ({
    action: { kind: 'inspection_finding', choice },
    label,
  });
  return [
    ...(drafts && kind === 're_inspection'
      ? [finding({ kind: 'earlier', inspectionId, page: 0 }, say('inspection.choice.earlier'))]
      : []),
    ...(drafts && kind === 'digital'
      ? [finding({ kind: 'systems', inspectionId }, say('inspection.choice.systems'))]
      : []),
    ...(drafts || (isPart && hasBegun)
      ? [finding({ kind: 'findings', inspectionId }, say('inspection.choice.findings'))]
      : []),
    ...((drafts && hasBegun) ||
    (standing.coordinates && isPassed(inspection, 'drafted')) ||
    (isPart && isPassed(inspection, 'issued'))
      ? [
          {
            action: { kind: 'inspection_conclusion', choice: { kind: 'conclusions', inspectionId } } as const,
            label: say('inspection.choice.conclusions'),
          },
        ]
      : []),
    ...(isPart && isPassed(inspection, 'issued')
      ? [
          {
            action: {
              kind: 'inspection_remediation',
              choice: { kind: 'remediations', inspectionId },
            } as const,
            label: say('inspection.choice.remediations'),
          },
        ]
      : []),
  ];
}
