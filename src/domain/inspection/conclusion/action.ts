import { findingKindSchema, type FindingKind } from '../finding.ts';
import { reformFieldSchema, type ReformField } from '../kind.ts';
import type { ItemRef } from './content.ts';

/** What is done to one item as it was shown: `revision` is the conclusion's, so that nothing unseen is changed. */
interface OnItem {
  conclusionId: string;
  revision: number;
  item: ItemRef;
}

/** What may be chosen about conclusions; see `encodeAction` for the form. */
export type ConclusionAction =
  /** Those about one inspection. */
  | { kind: 'conclusions'; inspectionId: string }
  /** Asks which units a new draft is about. */
  | { kind: 'draft'; inspectionId: string }
  | { kind: 'draft_one'; inspectionId: string }
  /** About every unit of the round that is inspected and not concluded. */
  | { kind: 'draft_all'; inspectionId: string }
  /** Shows them, to be chosen by typing. */
  | { kind: 'draft_some'; inspectionId: string }
  /** One conclusion at a glance. */
  | { kind: 'conclusion'; conclusionId: string }
  | { kind: 'read'; conclusionId: string }
  | { kind: 'items'; conclusionId: string; list: ItemRef['list']; page: number }
  | ({ kind: 'item' } & OnItem)
  /** Takes in what has been found since. */
  | { kind: 'add_findings'; conclusionId: string }
  | { kind: 'add_statement'; conclusionId: string }
  | { kind: 'add_statement_of'; conclusionId: string; findingKind: FindingKind }
  | { kind: 'add_recommendation'; conclusionId: string }
  /** A recommendation that follows from a statement. */
  | ({ kind: 'recommend_on' } & OnItem)
  | ({ kind: 'change_text' } & OnItem)
  | ({ kind: 'change_cause' } & OnItem)
  | ({ kind: 'no_cause' } & OnItem)
  | ({ kind: 'change_field' } & OnItem)
  | ({ kind: 'set_field'; field: ReformField | null } & OnItem)
  | ({ kind: 'change_term' } & OnItem)
  | ({ kind: 'no_term' } & OnItem)
  | ({ kind: 'change_units' } & OnItem)
  | ({ kind: 'all_units' } & OnItem)
  /** A recommendation is about everything found that none is about. */
  | ({ kind: 'answers_all' } & OnItem)
  | ({ kind: 'up' } & OnItem)
  | ({ kind: 'down' } & OnItem)
  | ({ kind: 'remove' } & OnItem)
  /** The same term, or none, for every recommendation that has none. */
  | { kind: 'change_terms'; conclusionId: string }
  | { kind: 'no_terms'; conclusionId: string; revision: number }
  | { kind: 'change_subject'; conclusionId: string }
  /** It is not about units any more whose inspection was cancelled. */
  | { kind: 'leave_out'; conclusionId: string; revision: number }
  /** To the head, who approves it. */
  | { kind: 'submit'; conclusionId: string; revision: number }
  | { kind: 'approve'; conclusionId: string; revision: number }
  /** The head asks for it to be put right before it is approved. */
  | { kind: 'ask_changes'; conclusionId: string; revision: number }
  | { kind: 'drop'; conclusionId: string; revision: number }
  | { kind: 'drop_now'; conclusionId: string; revision: number }
  /** Asks for number, date and the signed file. */
  | { kind: 'issue'; conclusionId: string }
  | { kind: 'issue_now'; conclusionId: string; revision: number }
  /** Asks the team to look at what an approved draft passes over. */
  | { kind: 'ask_team'; conclusionId: string; revision: number }
  /** A new version of what is issued. */
  | { kind: 'correct'; conclusionId: string }
  | { kind: 'acknowledge'; conclusionId: string; inspectionId: string };

/** How one part of an action is written into button data and read out of it; undefined when it is not of its form. */
interface Part<T> {
  write(value: T): string;
  read(written: string): T | undefined;
}

const id: Part<string> = {
  write: (value) => value,
  read: (written) => (/^[a-z0-9]{1,24}$/.test(written) ? written : undefined),
};
const number: Part<number> = {
  write: String,
  read: (written) => (/^\d{1,6}$/.test(written) ? Number(written) : undefined),
};
const list: Part<ItemRef['list']> = {
  write: (value) => value.charAt(0),
  read: (written) => (written === 's' ? 'statements' : written === 'r' ? 'recommendations' : undefined),
};
const item: Part<ItemRef> = {
  write: (ref) => list.write(ref.list) + ref.at,
  read(written) {
    const [of, at] = [list.read(written.charAt(0)), number.read(written.slice(1))];
    return of === undefined || at === undefined ? undefined : { list: of, at };
  },
};
const findingKind: Part<FindingKind> = {
  write: (value) => value,
  read: (written) => findingKindSchema.options.find((each) => each === written),
};
const field: Part<ReformField | null> = {
  // By its place: the names are too long beside everything else.
  write: (value) => (value === null ? '-' : String(reformFieldSchema.options.indexOf(value))),
  read: (written) => (written === '-' ? null : reformFieldSchema.options[number.read(written) ?? -1]),
};

type Shape<A> = { [P in Exclude<keyof A, 'kind'>]: Part<A[P]> };
type Shapes = { [A in ConclusionAction as A['kind']]: Shape<A> };

const ofInspection = { inspectionId: id };
const ofConclusion = { conclusionId: id };
const asShown = { conclusionId: id, revision: number };
const onItem = { ...asShown, item };

/** The parts of each choice, in the order in which a button carries them. */
const shapes: Shapes = {
  conclusions: ofInspection,
  draft: ofInspection,
  draft_one: ofInspection,
  draft_all: ofInspection,
  draft_some: ofInspection,
  conclusion: ofConclusion,
  read: ofConclusion,
  items: { conclusionId: id, list, page: number },
  item: onItem,
  add_findings: ofConclusion,
  add_statement: ofConclusion,
  add_statement_of: { conclusionId: id, findingKind },
  add_recommendation: ofConclusion,
  recommend_on: onItem,
  change_text: onItem,
  change_cause: onItem,
  no_cause: onItem,
  change_field: onItem,
  set_field: { ...onItem, field },
  change_term: onItem,
  no_term: onItem,
  change_units: onItem,
  all_units: onItem,
  answers_all: onItem,
  up: onItem,
  down: onItem,
  remove: onItem,
  change_terms: ofConclusion,
  no_terms: asShown,
  change_subject: ofConclusion,
  leave_out: asShown,
  submit: asShown,
  approve: asShown,
  ask_changes: asShown,
  drop: asShown,
  drop_now: asShown,
  issue: ofConclusion,
  issue_now: asShown,
  ask_team: asShown,
  correct: ofConclusion,
  acknowledge: { conclusionId: id, inspectionId: id },
};

const partsOf = (kind: ConclusionAction['kind']) => Object.entries<Part<unknown>>(shapes[kind]);

export function encodeConclusionAction(action: ConclusionAction): string {
  const given: Record<string, unknown> = { ...action };
  return ['ik', action.kind, ...partsOf(action.kind).map(([name, part]) => part.write(given[name]))].join(
    '.',
  );
}

/** @returns null for anything this program did not write, or that is about something else */
export function decodeConclusionAction(
  code: string,
  [verb = '', ...rest]: string[],
): ConclusionAction | null {
  if (code !== 'ik' || !Object.hasOwn(shapes, verb)) return null;
  const kind = verb as ConclusionAction['kind'];
  const parts = partsOf(kind);
  const read = parts.map(([name, part], at) => [name, part.read(rest[at] ?? '')] as const);
  if (rest.length !== parts.length || read.some(([, value]) => value === undefined)) return null;
  return { kind, ...Object.fromEntries(read) } as ConclusionAction;
}
