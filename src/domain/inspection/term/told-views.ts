import type { Limit } from '../../deadline/limit.ts';
import { say } from '../../message.ts';
import { view, type View } from '../../view.ts';
import type { Inspection } from '../ports.ts';
import { cardChoice } from '../schedule/session-view.ts';
import type { TermName } from './name.ts';
import { termChoice, termLimitMessage, termNameMessage } from './words.ts';

/** Units named in one message; the rest is a number. */
const namedAtMost = 12;

/** To those who inspect: a term has been set for units; of one with its last day. */
export function termSetView(term: TermName, set: readonly { inspection: Inspection; limit: Limit }[]): View {
  const [first, ...more] = set;
  if (first === undefined) throw new Error('a term was set for nobody');
  const { inspection, limit } = first;
  const card = [[cardChoice(inspection.id)]];
  // Of a surprise nothing is read on a locked screen; whoever may see it looks.
  if (inspection.hidden) return view([say('inspection.told.hidden_changed')], card);
  const name = termNameMessage(term);
  if (more.length === 0) {
    const { unitName: unit } = inspection;
    return view([say('term.told.set', { unit, name, limit: termLimitMessage(limit) })], card);
  }
  const names = set.map((each) => each.inspection.unitName);
  const units =
    names.length > namedAtMost ? `${names.slice(0, namedAtMost).join('; ')}; …` : names.join('; ');
  const { words } = limit;
  return view([say('term.told.set_many', { name, words, units, count: set.length })], card);
}

/** Asks those who decide in the team for a term that the plan leaves to it. */
export function termAskedView(
  asked: readonly { term: TermName; inspections: readonly Inspection[] }[],
): View {
  return view(
    asked.map(({ term, inspections }) => {
      const about = { name: termNameMessage(term), unit: inspections[0]!.unitName };
      const count = inspections.length;
      return count === 1 ? say('term.asked', about) : say('term.asked_many', { ...about, count });
    }),
    asked.map(({ term, inspections }) => {
      const { id: inspectionId, unitName: unit } = inspections[0]!;
      return [
        termChoice(
          { kind: 'set_term', inspectionId, term },
          say('term.choice.set_of', { name: termNameMessage(term), unit }),
        ),
      ];
    }),
  );
}
