import { limitUnder, type AnchorDays } from '../../../../domain/deadline/assigned-limit.ts';
import type { Limit } from '../../../../domain/deadline/limit.ts';
import type { OfficeCalendar } from '../../../../domain/deadline/calendar.ts';
import type { Recommendation } from '../../../../domain/inspection/conclusion.ts';
import { cardView, decideChoices } from '../../../../domain/inspection/conclusion/card-view.ts';
import {
  readView,
  type ShownConclusion,
  type ShownRecommendation,
} from '../../../../domain/inspection/conclusion/read-view.ts';
import { choose, unitNames } from '../../../../domain/inspection/conclusion/words.ts';
import { anchorOfDates } from '../../../../domain/inspection/terms.ts';
import type { Conclusion, Inspection } from '../../../../domain/inspection/ports.ts';
import { say, type Message } from '../../../../domain/message.ts';
import type { Transaction } from '../../../../domain/ports.ts';
import { officeCalendar } from '../../deadline/office-calendar.ts';
import type { Talk } from '../../talk.ts';
import { openConclusion, type OpenedConclusion } from './open.ts';
import { passedOver } from './passed-over.ts';
import { hasRead, markReview, shownReview } from './review.ts';

const everything = { kind: 'system' } as const;

/** One conclusion at a glance, with what the person may do about it. */
export async function showConclusion(talk: Talk, id: string, before: Message[] = []): Promise<void> {
  const opened = await openConclusion(talk, id);
  if (opened !== null) await showOpened(talk, opened, before);
}

/** The same, of one that has been opened and perhaps changed since. */
export async function showOpened(
  talk: Talk,
  opened: OpenedConclusion,
  before: Message[] = [],
): Promise<void> {
  const { conclusion, inspections, rights, seesWhole } = opened;
  const versions = await versionsOf(talk.tx, conclusion);
  const newer = versions.find(({ version, paper }) => version > conclusion.version && paper !== null);
  const isInForce = conclusion.status === 'issued' && seesWhole;
  return talk.say(
    cardView(
      {
        ...(await shownConclusion(talk, opened, versions)),
        rights,
        gaps: seesWhole && conclusion.status !== 'withdrawn' ? await passedOver(talk.tx, conclusion) : null,
        review:
          seesWhole && (conclusion.status === 'draft' || conclusion.status === 'approved')
            ? await shownReview(talk.tx, conclusion)
            : null,
        silent: isInForce ? await silentOf(talk.tx, conclusion, inspections) : null,
        correctedBy: newer?.paper ?? null,
        cancelled: conclusion.issuedAt === null ? cancelledOf(inspections) : [],
      },
      before,
    ),
  );
}

/** Those that were cancelled after the draft was begun. */
export function cancelledOf(inspections: readonly Inspection[]): Inspection[] {
  return inspections.filter(({ state }) => state.stage === 'cancelled');
}

/** The whole of it, with the signed file where it is issued. */
export async function readConclusion(talk: Talk, id: string, before: Message[] = []): Promise<void> {
  const opened = await openConclusion(talk, id);
  if (opened === null) return;
  const { conclusion } = opened;
  const shown = await shownConclusion(talk, opened, await versionsOf(talk.tx, conclusion));
  const label = conclusion.issuedAt === null ? 'conclusion.choice.to_draft' : 'conclusion.choice.to_issued';
  const decides =
    (conclusion.status === 'draft' || conclusion.status === 'approved') && opened.rights.approves;
  if (decides && !(await hasRead(talk, conclusion))) await markReview(talk, conclusion, 'read_draft');
  const read = readView(
    shown,
    [
      ...(decides ? decideChoices(conclusion) : []),
      [choose({ kind: 'conclusion', conclusionId: id }, say(label))],
    ],
    before,
  );
  const fileId = conclusion.paper?.fileId ?? null;
  const file = fileId === null ? null : await talk.tx.files.byId(fileId);
  return talk.say(file === null ? read : { ...read, attachments: [{ fileId: file.id, name: file.name }] });
}

/** Inspections that the conclusion was issued to and of whose unit nobody has said that they have received it. */
export async function silentOf(
  tx: Transaction,
  { id }: Pick<Conclusion, 'id'>,
  inspections: readonly Inspection[],
): Promise<Inspection[]> {
  const known = new Set(
    (await tx.conclusions.acknowledgements(everything, id)).map((each) => each.inspectionId),
  );
  return inspections.filter((inspection) => !known.has(inspection.id));
}

/** All versions of the conclusion's chain. Of those that are not issued only their being there is ever told. */
export async function versionsOf(tx: Transaction, { chainId, roundId }: Conclusion): Promise<Conclusion[]> {
  return (await tx.conclusions.ofRound(everything, roundId)).filter((each) => each.chainId === chainId);
}

async function shownConclusion(
  { tx }: Talk,
  opened: OpenedConclusion,
  versions: readonly Conclusion[],
): Promise<ShownConclusion> {
  const { conclusion, inspections } = opened;
  const calendar = await officeCalendar(tx);
  const isIssued = conclusion.issuedAt !== null;
  return {
    conclusion,
    units: inspections,
    recommendations:
      isIssued && !opened.seesWhole
        ? await recommendationsToUnit(tx, opened)
        : conclusion.content.recommendations.map((recommendation, place) =>
            shownRecommendation(recommendation, place, opened, calendar),
          ),
    corrects:
      versions.findLast(({ version, paper }) => version < conclusion.version && paper !== null)?.paper ??
      null,
  };
}

/** A unit is shown what concerns it, under the numbers of the paper, which are kept with what it has to do. */
async function recommendationsToUnit(
  tx: Transaction,
  { conclusion, scope }: OpenedConclusion,
): Promise<ShownRecommendation[]> {
  const rows = await tx.remediations.ofConclusion(scope, conclusion.id);
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  return [...byNumber.values()]
    .sort((a, b) => a.number - b.number)
    .map(({ number, field, text, limit }) => ({
      number,
      recommendation: { field, text },
      units: null,
      limit,
    }));
}

/** A recommendation as those see it who see the whole: with its term as far as its days are known. */
export function shownRecommendation(
  recommendation: Recommendation,
  place: number,
  { conclusion, inspections }: Pick<OpenedConclusion, 'conclusion' | 'inspections'>,
  calendar: OfficeCalendar,
): ShownRecommendation {
  const { inspectionIds } = recommendation;
  const concerned = inspections.filter(({ id }) => inspectionIds.includes(id));
  return {
    number: place + 1,
    recommendation,
    units: inspectionIds.length === 0 || inspections.length === 1 ? null : unitNames(concerned),
    limit: limitOf(
      recommendation,
      conclusion,
      inspectionIds.length === 0 ? inspections : concerned,
      calendar,
    ),
  };
}

function limitOf(
  { term }: Recommendation,
  { paper }: Conclusion,
  inspections: readonly Inspection[],
  calendar: OfficeCalendar,
): Limit | null {
  if (term === null) return null;
  const [only, ...more] = inspections;
  const anchors: AnchorDays = {
    // Units that were inspected on different days have no common day to count from.
    ...(only === undefined || more.length > 0 ? {} : anchorOfDates(term.rule, only.dates)),
    ...(paper === null ? {} : { conclusion_day: paper.date }),
  };
  const counted = limitUnder(term, anchors, calendar);
  return 'kind' in counted ? null : counted.limit;
}
