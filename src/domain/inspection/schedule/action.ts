import { sessionStepSchema, type SessionStep } from '../inspection.ts';
import { teamRoleSchema, type TeamRole } from '../kind.ts';
import type { ChangeDeed } from './awaited.ts';

/** Choices that name one inspection and nothing else, by the letters of their buttons. */
const onInspection = {
  /** Its card. */
  inspection: 'i',
  fix_dates: 'd',
  /** No day for now. */
  postpone: 'p',
  /** The days just shown, in spite of what was said of them. */
  confirm_dates: 'c',
  send_notice: 'n',
  /** The paper by which others of the round were told. */
  same_notice: 'o',
  acknowledge: 'a',
  start: 's',
  session: 'w',
  field_check: 'f',
  record_minutes: 'm',
  explain: 'e',
  nothing_to_explain: 'z',
  /** What was typed after reading what was found is an explanation. */
  explain_typed: 'et',
  /** What was sent with the minutes, with the explanation. */
  minutes_files: 'mf',
  explanation_files: 'ef',
  skip: 'k',
  cancel: 'x',
  /** Takes up again what was cancelled. */
  reinstate: 'u',
  close: 'q',
  team: 't',
  add_member: 'h',
} as const;

/** Choices that name one round. */
const onRound = { round_team: 'rt', add_round_member: 'rh', order_surprise: 'rs' } as const;

/** Choices that go on with what was asked last; it is kept with what is awaited. */
const onPerson = {
  pick_member: 'pm',
  surprise_orderer: 'so',
  surprise_member: 'sm',
  /** Becomes head in place of somebody who goes. */
  successor: 'hs',
} as const;

/** Changes that are confirmed by a button of their own, by its letter. */
const changes = {
  dates: 'd',
  cancel: 'x',
  reinstate: 'u',
  remove_member: 'v',
  add_member: 'h',
} as const satisfies Record<ChangeDeed, string>;

/** An action of each kind, with the id that it names. */
type Naming<Kinds, Id extends string> = {
  [Kind in keyof Kinds]: { kind: Kind } & Record<Id, string>;
}[keyof Kinds];

/** What may be chosen about rounds of inspections and one unit's inspection; see `encodeAction` for the form. */
export type ScheduleAction =
  /** Every inspection the person may see that is not over. */
  | { kind: 'inspections'; page: number }
  /** All of one round. */
  | { kind: 'round_inspections'; roundId: string; page: number }
  | Naming<typeof onInspection, 'inspectionId'>
  | { kind: 'session_step'; inspectionId: string; step: SessionStep }
  /** Takes back what was marked by mistake. */
  | { kind: 'session_undo'; inspectionId: string; what: SessionStep | 'field_check' }
  /** Sends the schedule notice that was made ready; the session begins at the hour ("08:00"). */
  | { kind: 'confirm_notice'; inspectionId: string; hour: string | null }
  | Naming<typeof onRound, 'roundId'>
  | { kind: 'remove_member'; memberId: string; of: 'inspection' | 'round'; id: string }
  | Naming<typeof onPerson, 'personId'>
  | { kind: 'member_role'; role: TeamRole }
  /** The change that was shown, to an inspection or to a round's team. */
  | { kind: 'confirm_change'; deed: ChangeDeed; id: string }
  | { kind: 'surprise_unit'; unitId: string }
  /** ISO date. */
  | { kind: 'surprise_day'; day: string }
  /** The team head decided it. */
  | { kind: 'surprise_self_ordered' }
  /** To the step before. */
  | { kind: 'surprise_back' }
  | { kind: 'surprise_ready' }
  /** The question that was asked last, whatever it was about, once it is too old to be answered. */
  | { kind: 'ask_again' };

const steps = sessionStepSchema.options;
const marks = [...steps, 'field_check'] as const;
const roles = teamRoleSchema.options;

export function encodeScheduleAction(action: ScheduleAction): string {
  switch (action.kind) {
    case 'inspections':
      return `is.l.${action.page}`;
    case 'round_inspections':
      return `is.r.${action.roundId}.${action.page}`;
    case 'session_step':
      return `is.y.${action.inspectionId}.${steps.indexOf(action.step)}`;
    case 'session_undo':
      return `is.yu.${action.inspectionId}.${marks.indexOf(action.what)}`;
    case 'confirm_notice':
      return `is.g.${action.inspectionId}.${action.hour?.replace(':', '') ?? '-'}`;
    case 'remove_member':
      return `is.v.${action.memberId}.${action.of.charAt(0)}.${action.id}`;
    case 'round_team':
    case 'add_round_member':
    case 'order_surprise':
      return `is.${onRound[action.kind]}.${action.roundId}`;
    case 'confirm_change':
      return `is.cc.${changes[action.deed]}.${action.id}`;
    case 'pick_member':
    case 'successor':
    case 'surprise_orderer':
    case 'surprise_member':
      return `is.${onPerson[action.kind]}.${action.personId}`;
    case 'member_role':
      return `is.mr.${roles.indexOf(action.role)}`;
    case 'surprise_unit':
      return `is.su.${action.unitId}`;
    case 'surprise_day':
      return `is.sd.${action.day.replaceAll('-', '')}`;
    case 'surprise_self_ordered':
      return 'is.ss';
    case 'surprise_back':
      return 'is.sb';
    case 'surprise_ready':
      return 'is.sr';
    case 'ask_again':
      return 'is.aa';
    default:
      return `is.${onInspection[action.kind]}.${action.inspectionId}`;
  }
}

const idPattern = /^[a-z0-9]{1,24}$/;
const pagePattern = /^\d{1,3}$/;
const hourPattern = /^([01]\d|2[0-3])[0-5]\d$/;
const dayPattern = /^\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/;

function kindOf<K extends string>(verbs: Record<K, string>, verb: string): K | null {
  return (Object.entries(verbs) as [K, string][]).find(([, letters]) => letters === verb)?.[0] ?? null;
}

/** @returns null for anything this program did not write, or that is about something else */
export function decodeScheduleAction(
  code: string,
  [verb = '', first = '', second = '', third = '']: string[],
): ScheduleAction | null {
  if (code !== 'is') return null;
  switch (verb) {
    case 'l':
      return pagePattern.test(first) ? { kind: 'inspections', page: Number(first) } : null;
    case 'mr': {
      const role = /^\d$/.test(first) ? roles[Number(first)] : undefined;
      return role === undefined ? null : { kind: 'member_role', role };
    }
    case 'sd': {
      const day = `${first.slice(0, 4)}-${first.slice(4, 6)}-${first.slice(6)}`;
      return dayPattern.test(first) ? { kind: 'surprise_day', day } : null;
    }
    case 'ss':
      return { kind: 'surprise_self_ordered' };
    case 'sb':
      return { kind: 'surprise_back' };
    case 'sr':
      return { kind: 'surprise_ready' };
    case 'aa':
      return { kind: 'ask_again' };
  }
  if (!idPattern.test(first)) return null;
  switch (verb) {
    case 'r':
      return pagePattern.test(second)
        ? { kind: 'round_inspections', roundId: first, page: Number(second) }
        : null;
    case 'y': {
      const step = /^\d$/.test(second) ? steps[Number(second)] : undefined;
      return step === undefined ? null : { kind: 'session_step', inspectionId: first, step };
    }
    case 'yu': {
      const what = /^\d$/.test(second) ? marks[Number(second)] : undefined;
      return what === undefined ? null : { kind: 'session_undo', inspectionId: first, what };
    }
    case 'g': {
      const hour = hourPattern.test(second) ? `${second.slice(0, 2)}:${second.slice(2)}` : null;
      if (hour === null && second !== '-') return null;
      return { kind: 'confirm_notice', inspectionId: first, hour };
    }
    case 'v': {
      const of = second === 'i' ? 'inspection' : second === 'r' ? 'round' : null;
      if (of === null || !idPattern.test(third)) return null;
      return { kind: 'remove_member', memberId: first, of, id: third };
    }
    case 'su':
      return { kind: 'surprise_unit', unitId: first };
    case 'cc': {
      const deed = kindOf(changes, first);
      return deed === null || !idPattern.test(second) ? null : { kind: 'confirm_change', deed, id: second };
    }
  }
  const aboutInspection = kindOf(onInspection, verb);
  if (aboutInspection !== null) return { kind: aboutInspection, inspectionId: first };
  const aboutRound = kindOf(onRound, verb);
  if (aboutRound !== null) return { kind: aboutRound, roundId: first };
  const aboutPerson = kindOf(onPerson, verb);
  return aboutPerson === null ? null : { kind: aboutPerson, personId: first };
}
