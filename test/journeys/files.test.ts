import { afterEach, describe, expect, it } from 'vitest';
import { say } from '../../src/domain/message.ts';
import type { Outgoing } from '../../src/domain/outbox/ports.ts';
import { databases } from '../support/database.ts';
import { pdf } from '../support/sample-files.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.stop());

const fileName = 'Thông báo kết luận số 12.pdf';

/** Puts a conclusion with its signed file for a chat. */
async function conclude(chatId: number, text: string): Promise<Buffer> {
  const bytes = pdf('bản ký số');
  const { files, unitOfWork } = world.app();
  const digest = await files.put(bytes);
  const at = world.clock.now();
  const outgoing: Outgoing = {
    kind: 'conclusion',
    operation: { kind: 'send' },
    address: { channel: 'telegram', chatId: String(chatId), threadId: null },
    view: {
      paragraphs: [say('answer_text.narrative', { text })],
      choices: [],
      attachments: [{ fileId: 'signed', name: fileName }],
    },
    language: 'vi',
    priority: 1,
    replaceKey: null,
    dedupeKey: 'conclusion:1',
    stillTrue: null,
    dueAt: at,
  };
  await unitOfWork.run(async (tx) => {
    await tx.files.record({
      id: 'signed',
      digest,
      name: fileName,
      type: 'pdf',
      size: bytes.length,
      sourceKey: null,
      personId: null,
      at,
    });
    await tx.outbox.put(outgoing, at);
  });
  world.app().sender.nudge();
  await world.settle();
  return bytes;
}

describe.each(databases)('files in chat, on %s', (kind) => {
  it('answers a file in the middle of a report as before, and keeps what was answered', async () => {
    world = await createWorld(kind, 'kon-tum-2024');
    const officer = await world.joined('Cán bộ', 'so-xay-dung', 'focal_point');
    await officer.says('/tieptuc');
    await officer.sendsFile({ fileName: 'Báo cáo.pdf', content: pdf(), caption: 'I.1' });
    expect(officer.last().text).toContain('Chưa ghi nhận');
    await officer.sendsPhoto();
    expect(officer.last().text).toContain('Chưa ghi nhận');
  });

  it('sets a file aside that cannot be fetched, tells the person, and goes on', async () => {
    world = await createWorld(kind, 'kon-tum-2024');
    const officer = await world.joined('Cán bộ', 'so-xay-dung', 'focal_point');
    world.simulator.control.faults.add({ kind: 'cut_after_accept', method: 'download', times: 5 });
    await officer.sendsFile({ fileName: 'Báo cáo.pdf', content: pdf() });
    const asked = world.simulator.control.apiCalls()['download'];
    expect(asked).toBe(5);
    expect(officer.last().text).toContain('chưa xử lý được do lỗi hệ thống');
    await officer.says('/tieptuc');
    expect(officer.last().text).toContain('(1/33)');
  });

  it('sends a conclusion with its file; after a cut line only the file comes again', async () => {
    world = await createWorld(kind, 'kon-tum-2024');
    const head = await world.joined('Giám đốc', 'so-xay-dung', 'unit_head');
    const long = 'Kiến nghị '.repeat(200).trim();
    world.simulator.control.faults.add({ kind: 'cut_after_accept', method: 'sendDocument' });
    const before = head.hears().length;
    const bytes = await conclude(head.id, long);
    // The next attempt waits a little, and time stands still here.
    world.clock.advance(60_000);
    world.app().sender.nudge();
    await world.settle();
    const heard = head.hears().slice(before);
    expect(heard.map(({ text, document }) => document?.fileName ?? text)).toEqual([long, fileName, fileName]);
    const [document] = heard.flatMap((message) => message.document ?? []);
    expect(Buffer.from(world.simulator.control.file(document!.fileId)!.content)).toEqual(bytes);
  });
});
