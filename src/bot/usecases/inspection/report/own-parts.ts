import { assessView, ownPartView, type OwnPart } from '../../../../domain/inspection/report/own-views.ts';
import { promptsAt, titleAt } from '../../../../domain/inspection/report/part.ts';
import type { AssessedPart } from '../../../../domain/inspection/report/ports.ts';
import { pagesOf } from '../../../../domain/inspection/report/reading.ts';
import { listChoice } from '../../../../domain/inspection/schedule/list-view.ts';
import { say, type Message } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import type { Transaction } from '../../../../domain/ports.ts';
import type { Talk } from '../../talk.ts';

const everything = { kind: 'system' } as const;

/** The outline heading of a part; what it is called is no secret of any unit's. */
export async function titleOf(
  tx: Transaction,
  { roundId, place }: Pick<AssessedPart, 'roundId' | 'place'>,
): Promise<string> {
  const named = (await tx.inspections.roundById(everything, roundId))?.plan.outline;
  if (named === undefined) return '';
  const { code, version } = named;
  const stored =
    version === undefined ? await tx.outlines.latest(code) : await tx.outlines.find(code, version);
  return stored === null ? '' : titleAt(stored.outline, place);
}

/** The parts that the person's own units assess, by round and place. */
export async function ownParts({ tx, scope }: Talk): Promise<OwnPart[]> {
  const all = scope === null ? [] : await tx.assessments.own(scope);
  const groups = new Map<string, AssessedPart[]>();
  for (const part of all) {
    const key = `${part.roundId} ${part.part}`;
    groups.set(key, [...(groups.get(key) ?? []), part]);
  }
  return Promise.all(
    [...groups.values()].map(async (units) => {
      const { roundId, roundTitle, part, place } = units[0]!;
      return { roundId, roundTitle, part, place, title: await titleOf(tx, units[0]!), units };
    }),
  );
}

/** What is not there and what is not the person's to assess sound alike. */
export function sayNotYours(talk: Talk): Promise<void> {
  return talk.say(view([say('assessment.refused.not_yours')], [[listChoice()]]));
}

/** The units of one part. */
export async function showOwnPart(
  talk: Talk,
  { roundId, part, page }: { roundId: string; part: number; page: number },
): Promise<void> {
  const own = (await ownParts(talk)).find((each) => each.roundId === roundId && each.part === part);
  return own === undefined ? sayNotYours(talk) : talk.say(ownPartView(own, page));
}

/** Which part of which unit's report. */
export interface PartChoice {
  inspectionId: string;
  part: number;
}

/** The part when it is the person's own unit's to assess. */
export async function openOwn({ tx, scope }: Talk, { inspectionId, part }: PartChoice) {
  return scope === null ? null : tx.assessments.ownPart(scope, inspectionId, part);
}

/** One unit's part, to be read and assessed. */
export async function showOwnPartOf(
  talk: Talk,
  choice: PartChoice & { page: number },
  lead: Message[] = [],
): Promise<void> {
  const own = await openOwn(talk, choice);
  if (own === null) return sayNotYours(talk);
  const read = await talk.tx.assessments.read(talk.scope!, choice.inspectionId, choice.part);
  const pages =
    read === null ? [] : pagesOf(read.report, promptsAt(read.report.outline, own.place), read.answers);
  const messages = pages.map((each) => each.messages);
  return talk.say(assessView(own, await titleOf(talk.tx, own), { pages: messages, page: choice.page }, lead));
}
