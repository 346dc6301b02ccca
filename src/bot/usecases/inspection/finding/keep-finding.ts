import type { RecordedAbout } from '../../../../domain/inspection/finding/awaited.ts';
import type { Finding, Inspection } from '../../../../domain/inspection/ports.ts';
import type { Talk } from '../../talk.ts';
import { auditFinding } from './recording.ts';

/** Where findings are recorded: in an inspection, or, while it is not chosen yet, in its round only. */
export interface RecordingPlace {
  roundId: string;
  inspection: Inspection | null;
  /** What is recorded there is about this. */
  about?: RecordedAbout;
}

/** Stores a draft; null when one from the same source is there already. */
export async function addFinding(
  talk: Talk,
  { roundId, inspection, about }: RecordingPlace,
  content: Pick<Finding, 'text' | 'fileIds' | 'sourceKey'>,
): Promise<Finding | null> {
  const finding: Finding = {
    ...content,
    id: talk.tools.ids.next(),
    roundId,
    inspectionIds: inspection === null ? [] : [inspection.id],
    authorId: talk.sender!.person!.id,
    kind: null,
    field: about?.field ?? null,
    promptCode: about?.promptCode ?? null,
    cause: null,
    status: 'draft',
    revision: 0,
    createdAt: talk.event.sentAt,
  };
  if (!(await talk.tx.findings.add(finding))) return null;
  await auditFinding(talk, 'record_finding', finding.id);
  return finding;
}

/** Saves a finding as changed and writes down what was done to it. */
export async function changeFinding(
  talk: Talk,
  finding: Finding,
  changes: Partial<Omit<Finding, 'id' | 'revision'>>,
  done: { action: string; detail?: Record<string, unknown> },
): Promise<Finding> {
  const changed = { ...finding, ...changes };
  await talk.tx.findings.save(changed, talk.event.receivedAt);
  await auditFinding(talk, done.action, finding.id, done.detail);
  return { ...changed, revision: finding.revision + 1 };
}
