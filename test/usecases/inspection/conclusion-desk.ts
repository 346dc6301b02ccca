import type { FileMessage } from '../../../src/domain/inbound.ts';
import type { InspectionState } from '../../../src/domain/inspection/inspection.ts';
import type { Conclusion, Finding } from '../../../src/domain/inspection/ports.ts';
import type { Actor, InspectionDesk } from './desk.ts';

const system = { kind: 'system' } as const;

/** An inspection whose unit has explained itself: a conclusion may be drafted. */
export const explained: Partial<InspectionState> = {
  stage: 'explained',
  startedAt: '2024-08-05T01:00:00.000Z',
};

/** Puts findings where the team's recording puts them; of the first inspection, as shortcomings, unless they say more. */
export async function found(
  desk: InspectionDesk,
  findings: (Pick<Finding, 'text'> & Partial<Finding>)[],
): Promise<void> {
  await desk.read(async (tx) => {
    for (const finding of findings) {
      await tx.findings.add({
        id: desk.tools.ids.next(),
        roundId: 'kt',
        inspectionIds: ['i1'],
        authorId: desk.people.member.personId,
        kind: 'shortcoming',
        field: 'procedure_reform',
        promptCode: null,
        cause: null,
        status: 'stated',
        fileIds: [],
        sourceKey: null,
        revision: 0,
        createdAt: desk.tools.clock.now(),
        ...finding,
      });
    }
  });
}

let order = 1_000_000;

/** A file as a chat brings it. */
export function sentFile(name = 'TB-27.pdf', change: Partial<FileMessage> = {}): FileMessage {
  order += 1;
  const type = name.endsWith('.jpg') ? 'jpeg' : 'pdf';
  return {
    kind: 'file',
    file: { remoteId: 'r', name, size: 4, as: 'document' },
    caption: '',
    messageId: String(order),
    order,
    replyTo: null,
    albumId: null,
    received: {
      taken: true,
      file: { digest: order.toString(16).padStart(64, '0'), name, type, size: 4 },
    },
    ...change,
  };
}

/** What somebody has been told since they were last asked. */
export const told = (actor: Actor): string[] => actor.read().map(({ text }) => text);

/** The secretary drafts about the first inspection, recommends one thing under a term; the head approves. */
export async function approvedDraft(desk: InspectionDesk, term = 'trước ngày 01/9/2024'): Promise<void> {
  const { secretary, head } = desk.people;
  await secretary.tapsForged('ik.draft_one.i1');
  await recommend(secretary, 'Niêm yết đầy đủ thủ tục hành chính', term);
  await secretary.taps('Trình duyệt');
  await head.taps('Mở dự thảo');
  await head.taps('Xem, duyệt');
  await head.taps('Duyệt');
}

/** Adds a recommendation to the draft whose card was shown last. */
export async function recommend(
  secretary: Actor,
  text: string,
  term: string,
  field = 'Cải cách thủ tục hành chính',
): Promise<void> {
  await secretary.taps('Thêm kiến nghị');
  await secretary.says(text);
  await secretary.taps(field);
  await secretary.says(term);
  await secretary.taps('Về dự thảo');
}

/** The coordinator records the signed paper and issues it. */
export async function issue(coordinator: Actor, paper: string): Promise<void> {
  await coordinator.taps('Mở dự thảo');
  await coordinator.taps('Ghi số, ngày, bản ký');
  await coordinator.says(paper);
  await coordinator.sends(sentFile());
  await coordinator.taps('Xác nhận phát hành');
}

/** All conclusions of the round, in the order in which they were begun. */
export function conclusions(desk: InspectionDesk): Promise<Conclusion[]> {
  return desk.read((tx) => tx.conclusions.ofRound(system, 'kt'));
}

export async function stages(desk: InspectionDesk): Promise<string[]> {
  const inspections = await desk.read((tx) => tx.inspections.ofRound(system, 'kt'));
  return inspections.map(({ unitName, state }) => `${unitName}: ${state.stage}`);
}
