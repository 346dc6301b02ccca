import {
  decodeInspectionAction,
  encodeInspectionAction,
  type InspectionAction,
} from './inspection/action.ts';
import { decodePeriodAction, encodePeriodAction, type PeriodAction } from './regime/period-action.ts';
import { decodeGroupAction, encodeGroupAction, type GroupAction } from './group/action.ts';

/**
 * What a choice does, in a form short enough for a button (64 bytes on Telegram).
 *
 * Actions that only make sense on the question they were shown with carry its prompt (index in the pinned outline
 * version), field (index in the prompt) and the prompt's revision: when any of them has moved on, the button is stale.
 */
export type PinnedVerb = 'next' | 'back' | 'skip' | 'none';

export type Action =
  | {
      kind: 'pinned';
      verb: PinnedVerb;
      assignmentId: string;
      prompt: number;
      field: number;
      revision: number;
    }
  | { kind: 'pick'; option: number; assignmentId: string; prompt: number; field: number; revision: number }
  | { kind: 'go_to'; assignmentId: string; prompt: number }
  | { kind: 'open_prompt'; assignmentId: string; prompt: number }
  | { kind: 'read_all'; assignmentId: string; prompt: number }
  | { kind: 'contents'; assignmentId: string; part: number | null }
  | { kind: 'continue'; assignmentId: string }
  | { kind: 'review'; assignmentId: string }
  | { kind: 'send'; assignmentId: string; revision: number; incomplete: boolean }
  | { kind: 'confirm_incomplete'; assignmentId: string; revision: number }
  | { kind: 'record_document'; assignmentId: string }
  | { kind: 'accept_invitation'; invitationId: string }
  | { kind: 'decline_invitation'; invitationId: string }
  | { kind: 'language'; language: Language }
  | { kind: 'nudge' | 'to_heads' | 'to_leaders'; roundId: string; confirmed: boolean }
  | { kind: 'reports' }
  | { kind: 'progress' }
  | PeriodAction
  | GroupAction
  | InspectionAction;

export type Language = 'vi' | 'en';
export const languages = ['vi', 'en'] as const satisfies Language[];

/** Actions that an interview understands by itself; the others belong to use cases. */
export type InterviewAction = Extract<
  Action,
  {
    kind:
      | 'pinned'
      | 'pick'
      | 'go_to'
      | 'open_prompt'
      | 'read_all'
      | 'contents'
      | 'continue'
      | 'review'
      | 'send'
      | 'confirm_incomplete'
      | 'record_document';
  }
>;

const pinnedCodes: Record<PinnedVerb, string> = { next: 'nx', back: 'bk', skip: 'sk', none: 'no' };
const pinnedVerbs = new Map(Object.entries(pinnedCodes).map(([verb, code]) => [code, verb as PinnedVerb]));

/** Writes an action as button data: at most 64 ASCII characters. */
export function encodeAction(action: Action): string {
  switch (action.kind) {
    case 'pinned':
      return [
        pinnedCodes[action.verb],
        action.assignmentId,
        action.prompt,
        action.field,
        action.revision,
      ].join('.');
    case 'pick':
      return ['pk', action.assignmentId, action.prompt, action.field, action.revision, action.option].join(
        '.',
      );
    case 'go_to':
      return `go.${action.assignmentId}.${action.prompt}`;
    case 'open_prompt':
      return `op.${action.assignmentId}.${action.prompt}`;
    case 'read_all':
      return `ra.${action.assignmentId}.${action.prompt}`;
    case 'contents':
      return `ct.${action.assignmentId}.${action.part ?? '-'}`;
    case 'continue':
      return `cn.${action.assignmentId}`;
    case 'review':
      return `rv.${action.assignmentId}`;
    case 'send':
      return `sd.${action.assignmentId}.${action.revision}.${action.incomplete ? 1 : 0}`;
    case 'confirm_incomplete':
      return `ci.${action.assignmentId}.${action.revision}`;
    case 'record_document':
      return `dn.${action.assignmentId}`;
    case 'accept_invitation':
      return `ja.${action.invitationId}`;
    case 'decline_invitation':
      return `jd.${action.invitationId}`;
    case 'language':
      return `la.${action.language}`;
    case 'nudge':
      return `ng.${action.roundId}.${action.confirmed ? 1 : 0}`;
    case 'to_heads':
      return `hd.${action.roundId}.${action.confirmed ? 1 : 0}`;
    case 'to_leaders':
      return `ld.${action.roundId}.${action.confirmed ? 1 : 0}`;
    case 'reports':
      return 'rp';
    case 'progress':
      return 'pg';
    case 'periods':
    case 'open_period':
    case 'skip_period':
      return encodePeriodAction(action);
    case 'inspection_schedule':
    case 'inspection_finding':
    case 'inspection_conclusion':
    case 'inspection_plan':
    case 'inspection_remediation':
    case 'inspection_term':
    case 'inspection_report':
      return encodeInspectionAction(action);
    default:
      return encodeGroupAction(action);
  }
}

const idPattern = /^[a-z0-9]{1,24}$/;
const numberPattern = /^\d{1,6}$/;

/** Reads button data; null for anything this program did not write. */
export function decodeAction(data: string): Action | null {
  const [code = '', ...rest] = data.split('.');
  const id = (at: number) => (idPattern.test(rest[at] ?? '') ? rest[at]! : null);
  const number = (at: number) => (numberPattern.test(rest[at] ?? '') ? Number(rest[at]) : null);
  const verb = pinnedVerbs.get(code);
  const assignmentId = id(0);
  if (verb !== undefined || code === 'pk') {
    const [prompt, field, revision, option] = [number(1), number(2), number(3), number(4)];
    if (assignmentId === null || prompt === null || field === null || revision === null) return null;
    if (verb !== undefined) return { kind: 'pinned', verb, assignmentId, prompt, field, revision };
    return option === null ? null : { kind: 'pick', option, assignmentId, prompt, field, revision };
  }
  switch (code) {
    case 'go':
    case 'op':
    case 'ra': {
      const prompt = number(1);
      if (assignmentId === null || prompt === null) return null;
      const kind = code === 'go' ? 'go_to' : code === 'op' ? 'open_prompt' : 'read_all';
      return { kind, assignmentId, prompt };
    }
    case 'ct': {
      const part = rest[1] === '-' ? null : number(1);
      if (assignmentId === null || (part === null && rest[1] !== '-')) return null;
      return { kind: 'contents', assignmentId, part };
    }
    case 'cn':
      return assignmentId === null ? null : { kind: 'continue', assignmentId };
    case 'rv':
      return assignmentId === null ? null : { kind: 'review', assignmentId };
    case 'sd': {
      const revision = number(1);
      if (assignmentId === null || revision === null || !/^[01]$/.test(rest[2] ?? '')) return null;
      return { kind: 'send', assignmentId, revision, incomplete: rest[2] === '1' };
    }
    case 'ci': {
      const revision = number(1);
      if (assignmentId === null || revision === null) return null;
      return { kind: 'confirm_incomplete', assignmentId, revision };
    }
    case 'dn':
      return assignmentId === null ? null : { kind: 'record_document', assignmentId };
    case 'ja':
      return assignmentId === null ? null : { kind: 'accept_invitation', invitationId: assignmentId };
    case 'jd':
      return assignmentId === null ? null : { kind: 'decline_invitation', invitationId: assignmentId };
    case 'la': {
      const language = languages.find((known) => known === rest[0]);
      return language === undefined ? null : { kind: 'language', language };
    }
    case 'ng':
    case 'hd':
    case 'ld': {
      if (assignmentId === null || !/^[01]$/.test(rest[1] ?? '')) return null;
      const kind = code === 'ng' ? 'nudge' : code === 'hd' ? 'to_heads' : 'to_leaders';
      return { kind, roundId: assignmentId, confirmed: rest[1] === '1' };
    }
    case 'rp':
      return { kind: 'reports' };
    case 'pg':
      return { kind: 'progress' };
    default:
      return (
        decodePeriodAction(code, rest) ?? decodeGroupAction(code, rest) ?? decodeInspectionAction(code, rest)
      );
  }
}
