import { say, type Message } from '../../message.ts';
import { view, type Choice, type View } from '../../view.ts';
import type { Inspection } from '../ports.ts';
import { choose } from './words.ts';

/** Which units is a new draft about: this one, all that are left, or some of them. */
export function whichUnitsView(
  { id: inspectionId, unitName: unit }: Pick<Inspection, 'id' | 'unitName'>,
  left: number,
): View {
  return view(
    [say('conclusion.which_units', { count: left })],
    [
      [choose({ kind: 'draft_one', inspectionId }, say('conclusion.choice.this_unit', { unit }))],
      [choose({ kind: 'draft_all', inspectionId }, say('conclusion.choice.units_left', { count: left }))],
      [choose({ kind: 'draft_some', inspectionId }, say('conclusion.choice.some_units'))],
    ],
  );
}

/** The units that are left, numbered, to be chosen by typing. */
export function listedUnits(inspections: readonly Pick<Inspection, 'unitName'>[]): Message[] {
  return inspections.map(({ unitName: unit }, at) => say('conclusion.listed_unit', { index: at + 1, unit }));
}

/** Nothing can be concluded yet, and where to record what was found. */
export function noFindingsView(inspectionId: string, units: string, unsorted: number): View {
  const findings: Choice = {
    action: { kind: 'inspection_finding', choice: { kind: 'findings', inspectionId } },
    label: say('conclusion.choice.findings'),
  };
  return view(
    [
      say('conclusion.no_findings', { units }),
      ...(unsorted === 0 ? [] : [say('conclusion.left_unsorted', { count: unsorted })]),
    ],
    [[findings]],
  );
}
