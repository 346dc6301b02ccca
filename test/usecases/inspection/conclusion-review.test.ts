import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { databases } from '../../support/database.ts';
import { conclusions, explained, found, recommend, told } from './conclusion-desk.ts';
import { openInspectionDesk, type InspectionDesk } from './desk.ts';

const subject = 'Trích yếu: Kết quả kiểm tra cải cách hành chính năm 2024 tại Sở Xây dựng';

describe.each(databases)('a draft between its secretary and the head on %s', (kind) => {
  let desk: InspectionDesk;

  beforeEach(async () => {
    desk = await openInspectionDesk(kind, '12/08/2024 08:00');
    await desk.openRound({
      inspections: [{ unit: 'so-xay-dung', days: ['2024-08-05'], state: explained }],
    });
    await found(desk, [{ text: 'Chưa niêm yết đủ thủ tục' }]);
    const { secretary } = desk.people;
    await secretary.tapsForged('ik.draft_one.i1');
    await recommend(secretary, 'Niêm yết', 'chưa có');
    await desk.ring();
    desk.readAll();
  });
  afterEach(() => desk.dispose());

  const theOne = async () => (await conclusions(desk))[0]!;
  const trace = async (action: string) => {
    const lines = await desk.read((tx) => tx.inspections.traceOfRound({ kind: 'system' }, 'kt'));
    return lines.filter((line) => line.action === action).map(({ reason, actorId }) => ({ reason, actorId }));
  };

  test('shows that it was submitted; pressed again it tells nobody, and a change after it is told once', async () => {
    const { secretary, head, deputy } = desk.people;
    await secretary.taps('Trình duyệt');
    expect(told(head)).toHaveLength(1);
    await secretary.taps('Về dự thảo');
    const mark = 'Đã trình duyệt lúc 08 giờ 00 phút ngày 12/8/2024.';
    expect(secretary.last().text).toContain(mark);
    await secretary.taps('Trình duyệt');
    expect(secretary.last().text).toMatch(
      /^Dự thảo này đã trình duyệt lúc 08 giờ 00 phút ngày 12\/8\/2024 và chưa có thay đổi nên không trình lại\./,
    );
    expect(told(head)).toEqual([]);
    await desk.moveTo('12/08/2024 09:00');
    await recommend(secretary, 'Rà soát', 'chưa có');
    await recommend(secretary, 'Cập nhật', 'chưa có');
    expect(secretary.last().text).toContain(`${mark}\nDự thảo đã sửa sau khi trình, chưa trình lại.`);
    const changed = [
      `Dự thảo kết luận kiểm tra đã trình đồng chí nay được sửa.\n${subject}\nĐề nghị đồng chí xem bản hiện nay hoặc chờ trình lại.`,
    ];
    expect(told(head)).toEqual(changed);
    expect(told(deputy).slice(1)).toEqual(changed);
    await secretary.taps('Trình duyệt');
    expect(told(head)).toEqual([`Dự thảo kết luận kiểm tra chờ đồng chí duyệt.\n${subject}`]);
    await secretary.taps('Về dự thảo');
    expect(secretary.last().text).toContain('Đã trình duyệt lúc 09 giờ 00 phút ngày 12/8/2024.');
    expect(secretary.last().text).not.toContain('Dự thảo đã sửa sau khi trình');
  });

  test('can be sent back in words, which stand on it until it is submitted again', async () => {
    const { secretary, head, deputy } = desk.people;
    await secretary.taps('Trình duyệt');
    await head.taps('Mở dự thảo');
    expect(head.last().choices.flat()).not.toContain('Duyệt');
    await head.taps('Xem, duyệt');
    await head.taps('Đề nghị bổ sung, hoàn thiện');
    desk.readAll();
    await head.says('Nêu rõ số thủ tục chưa niêm yết');
    expect(told(head)).toEqual([
      'Đã gửi đề nghị bổ sung, hoàn thiện tới 01 người. Đề nghị được ghi trên dự thảo cho đến khi trình lại.',
    ]);
    const { name } = (await desk.read((tx) => tx.people.byId(head.personId)))!;
    const request = `Đề nghị bổ sung, hoàn thiện (đồng chí ${name}, lúc 08 giờ 00 phút ngày 12/8/2024): Nêu rõ số thủ tục chưa niêm yết`;
    expect(desk.readAll()).toEqual({
      secretary: [`Dự thảo kết luận kiểm tra cần bổ sung, hoàn thiện rồi trình lại.\n${subject}\n${request}`],
    });
    expect(await trace('request_changes')).toEqual([
      { reason: 'Nêu rõ số thủ tục chưa niêm yết', actorId: head.personId },
    ]);
    await secretary.taps('Mở dự thảo');
    expect(secretary.last().text).toContain(request);
    expect(secretary.last().text).not.toContain('Đã trình duyệt');
    // It may be explained by word of mouth: what is submitted again is told again, changed or not.
    await secretary.taps('Trình duyệt');
    expect(told(deputy)).toEqual([`Dự thảo kết luận kiểm tra chờ đồng chí duyệt.\n${subject}`]);
    await secretary.taps('Về dự thảo');
    expect(secretary.last().text).not.toContain('Đề nghị bổ sung');
    // What was approved is not issued while something is to be put right.
    await head.taps('Xem, duyệt');
    await head.taps('Duyệt');
    expect(await theOne()).toMatchObject({ status: 'approved' });
    await head.taps('Đề nghị bổ sung, hoàn thiện');
    await head.says('Bổ sung nguyên nhân');
    expect(await theOne()).toMatchObject({ status: 'draft' });
    await secretary.tapsForged(`ik.ask_changes.${(await theOne()).id}.${(await theOne()).revision}`);
    expect(secretary.last().text).toBe('Dự thảo kết luận do Trưởng đoàn hoặc Phó Trưởng đoàn duyệt.');
  });

  test('is approved only by whoever was shown the full text of what it says now', async () => {
    const { secretary, head, deputy } = desk.people;
    const forge = async () => {
      const { id, revision } = await theOne();
      return `ik.approve.${id}.${revision}`;
    };
    await head.tapsForged(await forge());
    expect(head.last().text).toMatch(
      /^Đề nghị đồng chí xem toàn văn trước khi duyệt\.\nDỰ THẢO[^]*I\. TỒN TẠI/,
    );
    expect(await theOne()).toMatchObject({ status: 'draft' });
    // Another has not read it by that, nor has the same person read what it says after a change.
    await deputy.tapsForged(await forge());
    expect(await theOne()).toMatchObject({ status: 'draft' });
    await recommend(secretary, 'Rà soát', 'chưa có');
    await head.tapsForged(await forge());
    expect(head.last().text).toContain('Rà soát');
    expect(await theOne()).toMatchObject({ status: 'draft' });
    await head.taps('Duyệt');
    expect(await theOne()).toMatchObject({ status: 'approved' });
  });
});
