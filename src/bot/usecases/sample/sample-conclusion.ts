import { z } from 'zod';
import { composeStatements } from '../../../domain/inspection/conclusion/compose.ts';
import { ordered } from '../../../domain/inspection/conclusion/content.ts';
import { findingKindSchema } from '../../../domain/inspection/finding.ts';
import { reformFieldSchema } from '../../../domain/inspection/kind.ts';
import type { LifecycleDeed } from '../../../domain/inspection/lifecycle/lifecycle.ts';
import type { Finding, Inspection } from '../../../domain/inspection/ports.ts';
import { codeSchema } from '../../../domain/organisation/schema.ts';
import { words } from '../../../domain/outline/words.ts';
import type { Administration } from '../administration.ts';
import { advanceInspection } from '../inspection/advance-inspection.ts';

const field = reformFieldSchema;

/** What a document tells of a round that is over: what was found at all units, and what they were asked to do. */
export const sampleConclusionSchema = z.strictObject({
  /** Code of the round of inspections. */
  round: codeSchema,
  /** Who recorded and drafted it. */
  author: codeSchema,
  subject: words,
  /** Why the steps that the document does not tell of are passed over. */
  skipReason: words,
  /** What the units said of it. */
  explanation: words,
  findings: z.array(z.strictObject({ kind: findingKindSchema, field, text: words })).min(1),
  recommendations: z.array(z.strictObject({ field, text: words })).min(1),
});
export type SampleConclusion = z.infer<typeof sampleConclusionSchema>;

/**
 * Carries every inspection of a round that has its day to a drafted conclusion about all of them. Number, date and file
 * are the paper's, so it is left to be approved and issued.
 */
export async function takeSampleConclusion(
  administration: Administration,
  sample: SampleConclusion,
): Promise<void> {
  const { tx, ids, now } = administration;
  const everything = { kind: 'system' } as const;
  const round = await tx.inspections.roundByCode(everything, sample.round);
  const author = await tx.people.byCode(sample.author);
  if (round === null || author === null) throw new Error('a sample concludes what is not in it');
  const inspections = await tx.inspections.ofRound(everything, round.id);
  const inspectionIds = inspections.map(({ id }) => id);
  const findings = sample.findings.map(({ kind, field: about, text }): Finding => ({
    id: ids.next(),
    roundId: round.id,
    inspectionIds,
    authorId: author.id,
    text,
    kind,
    field: about,
    promptCode: null,
    cause: null,
    status: 'stated',
    fileIds: [],
    sourceKey: null,
    revision: 0,
    createdAt: now,
  }));
  for (const finding of findings) await tx.findings.add(finding);
  for (const inspection of inspections) await carryOut(administration, inspection, author.id, sample);
  const id = ids.next();
  await tx.conclusions.add({
    id,
    roundId: round.id,
    chainId: id,
    version: 1,
    inspectionIds,
    status: 'draft',
    subject: sample.subject,
    content: {
      statements: composeStatements(findings, inspections).statements,
      recommendations: ordered(
        sample.recommendations.map((each) => ({
          ...each,
          term: null,
          termOpen: true as const,
          inspectionIds: [],
          findingIds: [],
        })),
      ),
    },
    paper: null,
    draftedBy: author.id,
    approvedBy: null,
    approvedAt: null,
    issuedBy: null,
    issuedAt: null,
    revision: 0,
    createdAt: now,
  });
}

/** On its day, as far as the document tells. */
async function carryOut(
  { tx, ids, timeZone, now }: Administration,
  inspection: Inspection,
  actorId: string,
  { skipReason, explanation: text }: SampleConclusion,
): Promise<void> {
  const day = inspection.dates.kind === 'days' ? inspection.dates.days[0] : undefined;
  if (day === undefined) throw new Error('a sample concludes an inspection without a day');
  const began = new Date(`${day}T08:00:00+07:00`).toISOString();
  const deeds: [string, LifecycleDeed][] = [
    [began, { kind: 'start' }],
    [began, { kind: 'explain', text, paper: null, fileIds: [], none: false }],
    [now, { kind: 'draft_conclusion' }],
  ];
  let going = inspection;
  for (const [at, deed] of deeds) {
    const context = { tx, tools: { timeZone, ids }, at, actorId };
    const advanced = await advanceInspection(context, going, { ...deed, skipReason });
    if (!advanced.ok) throw new Error(`a sample cannot go on: ${advanced.why.kind}`);
    going = advanced.value;
  }
}
