import { expect } from 'vitest';
import type { TestPerson, World } from './world.ts';

/** The moment and the words of what somebody was told since this was last asked. */
export function toldTo(world: World, by: Parameters<World['heard']>[0]): [string, string][] {
  return world.heard(by).map(({ at, text }) => [at, text]);
}

/**
 * An officer answers one question and sends the report as it is, from the button under the last notice. What the bot
 * answers to that is no part of the follow-up, so it counts as read.
 */
export async function sendsFromNotice(world: World, officer: TestPerson): Promise<string> {
  await officer.taps('Tiếp tục');
  await officer.says('Đã ban hành kế hoạch.');
  await officer.says('/gui');
  await officer.taps(officer.choices().find((label) => label.startsWith('Vẫn gửi'))!);
  await officer.taps('Xác nhận gửi');
  const receipt = officer.last().text;
  expect(receipt).toContain('Đã ghi nhận nội dung');
  world.heard(officer);
  return receipt;
}
