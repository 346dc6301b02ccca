import type { Paper } from '../../../../domain/inspection/paper.ts';
import { say, type Message } from '../../../../domain/message.ts';
import type { Transaction } from '../../../../domain/ports.ts';
import type { Attachment, View } from '../../../../domain/view.ts';

/** The paper that decides a change, as the unit is told of it: number and date, and the paper itself where it is here. */
export interface PaperTold {
  lines: Message[];
  attachments: Attachment[];
}

export async function paperTold(tx: Transaction, paper: Paper | undefined): Promise<PaperTold> {
  if (paper === undefined) return { lines: [], attachments: [] };
  const { number, date, fileId } = paper;
  const file = fileId === null ? null : await tx.files.byId(fileId);
  return {
    lines: [say('inspection.card_paper', { number, date })],
    attachments: file === null ? [] : [{ fileId: file.id, name: file.name }],
  };
}

export function withPaper(shown: View, { lines, attachments }: PaperTold): View {
  const paragraphs = [...shown.paragraphs, ...lines];
  return { ...shown, paragraphs, ...(attachments.length > 0 && { attachments }) };
}
