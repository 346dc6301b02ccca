import type { Transaction } from '../../src/domain/ports.ts';
import type { World } from './world.ts';

const everything = { kind: 'system' } as const;
/** So much of a text is enough to know it again; shorter ones may stand anywhere. */
const telling = 24;

/**
 * First lines, as locked screens show them, of what persons were sent that give away what was found, stated or
 * recommended, or the subject of a conclusion. Groups are told the subject.
 */
export async function givenAway({ unitOfWork, simulator: { control } }: World): Promise<string[]> {
  const secrets = (await unitOfWork.run(confidentialTexts)).filter((text) => text.length >= telling);
  const lines = control
    .chats()
    .filter((chatId) => chatId > 0)
    .flatMap((chatId) => control.history(chatId))
    .filter(({ from }) => from === 'bot')
    .map(({ text }) => text.split('\n')[0] ?? '');
  return [...new Set(lines.filter((line) => secrets.some((text) => line.includes(text.slice(0, telling)))))];
}

async function confidentialTexts(tx: Transaction): Promise<string[]> {
  const texts: string[] = [];
  for (const { id } of await tx.inspections.rounds(everything)) {
    texts.push(...(await tx.findings.ofRound(everything, id)).map(({ text }) => text));
    for (const { subject, content } of await tx.conclusions.ofRound(everything, id)) {
      const { statements, recommendations } = content;
      texts.push(subject, ...[...statements, ...recommendations].map(({ text }) => text));
    }
  }
  return texts;
}
