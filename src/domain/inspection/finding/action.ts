import { causeKindSchema, findingKindSchema, type FindingKind } from '../finding.ts';
import { reformFieldSchema, type ReformField } from '../kind.ts';

/** What a finding can be asked about; each is chosen by one more tap. */
export const aspects = ['kind', 'field', 'prompt', 'units', 'cause'] as const;
export type Aspect = (typeof aspects)[number];

/** What may be chosen about what the team has found; see `encodeAction` for the form. */
export type FindingAction =
  /** What was found in one inspection, at a glance. */
  | { kind: 'findings'; inspectionId: string }
  | { kind: 'finding_list'; inspectionId: string; page: number }
  /** The first draft of which something is still to be chosen. */
  | { kind: 'sort_next'; inspectionId: string }
  /** Those that were withdrawn. */
  | { kind: 'withdrawn'; inspectionId: string; page: number }
  /** From now on every message is a finding. */
  | { kind: 'record'; inspectionId: string }
  | { kind: 'finding'; findingId: string }
  | { kind: 'read'; findingId: string }
  | { kind: 'see_files'; findingId: string }
  | { kind: 'remove_file'; findingId: string; fileId: string }
  /** Shows what can be chosen about one aspect. */
  | { kind: 'sort'; findingId: string; aspect: Aspect }
  | { kind: 'set_kind'; findingId: string; findingKind: FindingKind }
  | { kind: 'set_field'; findingId: string; field: ReformField }
  /** The prompts of one part of the outline, by its place among the parts, from 0. */
  | { kind: 'prompts_of'; findingId: string; part: number }
  /** A prompt by its place in the outline, from 0. */
  | { kind: 'set_prompt'; findingId: string; prompt: number }
  | { kind: 'units_page'; findingId: string; page: number }
  /** Adds the unit of an inspection, or takes it out again. */
  | { kind: 'set_unit'; findingId: string; inspectionId: string }
  | { kind: 'all_units'; findingId: string }
  | { kind: 'set_cause'; findingId: string; cause: 'external' | 'internal' }
  /** More words or files for it. */
  | { kind: 'add_to'; findingId: string }
  /** What was sent on its own becomes part of another. */
  | { kind: 'join'; findingId: string; intoId: string }
  | { kind: 'withdraw'; findingId: string }
  | { kind: 'restore'; findingId: string }
  | { kind: 'state'; inspectionId: string }
  /** `stamp` names what was shown, so that nothing is stated unseen. */
  | { kind: 'state_now'; inspectionId: string; stamp: number }
  /** What became of the findings of the inspection before. */
  | { kind: 'earlier'; inspectionId: string; page: number }
  /** The information systems of a digital inspection. */
  | { kind: 'systems'; inspectionId: string }
  /** What was looked up in one, by its place in the plan, from 0; from now on every message is looked up there. */
  | { kind: 'system'; inspectionId: string; system: number; page: number }
  | { kind: 'lookup'; inspectionId: string; lookupId: string }
  /** Takes its files off the record. */
  | { kind: 'lookup_bare'; inspectionId: string; lookupId: string }
  | { kind: 'lookup_found'; inspectionId: string; lookupId: string };

/** Reads one part of button data; null when it is not of its form. */
type Reader<T> = (written: string) => T | null;

const id: Reader<string> = (written) => (/^[a-z0-9]{1,24}$/.test(written) ? written : null);
const number: Reader<number> = (written) => (/^\d{1,6}$/.test(written) ? Number(written) : null);
const oneOf =
  <T extends string>(known: readonly T[]): Reader<T> =>
  (written) =>
    known.find((each) => each === written) ?? null;

type Shape<A> = { [P in Exclude<keyof A, 'kind'>]: Reader<A[P]> };
type Shapes = { [A in FindingAction as A['kind']]: Shape<A> };

/** The parts of each choice, in the order in which a button carries them. */
const shapes: Shapes = {
  findings: { inspectionId: id },
  finding_list: { inspectionId: id, page: number },
  sort_next: { inspectionId: id },
  withdrawn: { inspectionId: id, page: number },
  record: { inspectionId: id },
  finding: { findingId: id },
  read: { findingId: id },
  see_files: { findingId: id },
  remove_file: { findingId: id, fileId: id },
  sort: { findingId: id, aspect: oneOf(aspects) },
  set_kind: { findingId: id, findingKind: oneOf(findingKindSchema.options) },
  set_field: { findingId: id, field: oneOf(reformFieldSchema.options) },
  prompts_of: { findingId: id, part: number },
  set_prompt: { findingId: id, prompt: number },
  units_page: { findingId: id, page: number },
  set_unit: { findingId: id, inspectionId: id },
  all_units: { findingId: id },
  set_cause: { findingId: id, cause: oneOf(causeKindSchema.options) },
  add_to: { findingId: id },
  join: { findingId: id, intoId: id },
  withdraw: { findingId: id },
  restore: { findingId: id },
  state: { inspectionId: id },
  state_now: { inspectionId: id, stamp: number },
  earlier: { inspectionId: id, page: number },
  systems: { inspectionId: id },
  system: { inspectionId: id, system: number, page: number },
  lookup: { inspectionId: id, lookupId: id },
  lookup_bare: { inspectionId: id, lookupId: id },
  lookup_found: { inspectionId: id, lookupId: id },
};

const partsOf = (kind: FindingAction['kind']) => Object.entries<Reader<unknown>>(shapes[kind]);

export function encodeFindingAction(action: FindingAction): string {
  const given: Record<string, unknown> = action;
  return ['if', action.kind, ...partsOf(action.kind).map(([name]) => given[name])].join('.');
}

/** @returns null for anything this program did not write, or that is about something else */
export function decodeFindingAction(code: string, [verb = '', ...rest]: string[]): FindingAction | null {
  if (code !== 'if' || !Object.hasOwn(shapes, verb)) return null;
  const kind = verb as FindingAction['kind'];
  const parts = partsOf(kind);
  const read = parts.map(([name, reader], at) => [name, reader(rest[at] ?? '')] as const);
  if (rest.length !== parts.length || read.some(([, value]) => value === null)) return null;
  return { kind, ...Object.fromEntries(read) } as FindingAction;
}
