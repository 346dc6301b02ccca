import { pdf } from '../../support/sample-files.ts';
import type { TestPerson, World } from '../../support/world.ts';

export const labels = (person: TestPerson) =>
  person
    .last()
    .buttons.flat()
    .map(({ text }) => text);

/** Finds a unit in `/kiemtra`, page by page, and opens its inspection. */
export async function opens(person: TestPerson, unit: string): Promise<void> {
  await person.says('/kiemtra');
  for (;;) {
    const label = labels(person).find((each) => each.endsWith(`. ${unit}`));
    if (label !== undefined) return person.taps(label);
    await person.taps('Trang sau');
  }
}

export const signed = (fileName: string) => ({ fileName, content: pdf(fileName) });

/** Tells a unit its day by a paper, at 08 giờ. */
export async function sendsNotice(person: TestPerson, unit: string, paper: string): Promise<void> {
  await opens(person, unit);
  await person.taps('Gửi thông báo lịch');
  const [, number = '', date = ''] = /số (\S+) ngày (\S+)$/.exec(paper) ?? [];
  const same = `Dùng số ${number} ngày ${date}`;
  if (labels(person).includes(same)) await person.taps(same);
  else {
    await person.says(paper);
    await person.sendsFile(signed('Thông báo lịch.pdf'));
  }
  await person.taps('Gửi, 08 giờ');
}

/** An officer answers one question of the report and sends it as it is. */
export async function sendsReport(officer: TestPerson): Promise<void> {
  await officer.says('/tieptuc');
  await officer.says('Đã ban hành kế hoạch.');
  await officer.says('/gui');
  await officer.taps(labels(officer).find((label) => label.startsWith('Vẫn gửi'))!);
  await officer.taps('Xác nhận gửi');
}

/** A finding: its words, its kind and its field, and whether a photograph comes with it. */
/** Sở Tài chính, whose assessor has no chat here, assesses I.6 of a unit's report (note 1 of the plan). */
export async function financesAssess({ unitOfWork, clock }: World, unit: string): Promise<void> {
  await unitOfWork.run(async (tx) => {
    const own = await tx.assessments.own({ kind: 'system' });
    const { inspectionId, place, assessorUnitId } = own.find(({ unitName }) => unitName === unit)!;
    const author = await tx.people.byCode('le-thi-vi-du');
    await tx.assessments.add({
      ...{ inspectionId, place, unitId: assessorUnitId, id: `a${inspectionId}`, authorId: author!.id },
      ...{ revision: 1, text: 'Thống nhất với số liệu của đơn vị.', fileIds: [], done: true },
      ...{ sourceKey: null, at: clock.now() },
    });
  });
}

export type Found = [words: string, kind: string, field: string, photo?: 'photo'];

/** A member records on the spot: the words, then kind and field by one tap each. */
export async function records(
  world: World,
  member: TestPerson,
  unit: string,
  findings: Found[],
): Promise<void> {
  await opens(member, unit);
  await member.taps('Phát hiện');
  await member.taps('Ghi phát hiện');
  for (const [words, kind, field, photo] of findings) {
    await member.says(words);
    await member.taps(kind);
    await member.taps(field);
    if (photo === undefined) continue;
    await member.sendsPhoto();
    // The answer to a picture waits for the rest of an album.
    world.clock.advance(2_000);
    await world.settle();
    await member.taps('Gộp vào phát hiện trước');
  }
}

export async function begins(head: TestPerson, unit: string): Promise<void> {
  await opens(head, unit);
  await head.taps('Bắt đầu kiểm tra');
}

/** Approves the draft that has just been submitted. */
export async function approves(head: TestPerson): Promise<void> {
  await head.taps('Mở dự thảo');
  await head.taps('Xem, duyệt');
  await head.taps('Duyệt');
}

/** What was found is stated to the unit, if something of its own is left to state, and the minutes are recorded. */
export async function statesAndMinutes(secretary: TestPerson, unit: string, minutes: string): Promise<void> {
  await opens(secretary, unit);
  await secretary.taps('Phát hiện');
  if (labels(secretary).includes('Nêu phát hiện với đơn vị')) {
    await secretary.taps('Nêu phát hiện với đơn vị');
    await secretary.taps(labels(secretary).find((label) => label.startsWith('Xác nhận nêu'))!);
  }
  await opens(secretary, unit);
  await secretary.taps('Phiên làm việc');
  await secretary.taps('Biên bản');
  await secretary.says(minutes);
}

export async function hasNothingToSay(officer: TestPerson, unit: string): Promise<void> {
  await opens(officer, unit);
  await officer.taps('Giải trình');
  await officer.taps('Không có ý kiến');
}

/** A recommendation: its words, its field and its term; null leaves the term open. */
export type Recommended = [words: string, field: string, term: string | null];

/** The secretary drafts about one unit, or about several chosen from the list, recommends and submits. */
export async function concludes(
  secretary: TestPerson,
  units: readonly [string, ...string[]],
  recommended: Recommended[],
): Promise<void> {
  await opens(secretary, units[0]);
  await secretary.taps('Kết luận');
  await secretary.taps('Dự thảo kết luận');
  if (labels(secretary).includes(`Chỉ ${units[0]}`)) {
    if (units.length === 1) await secretary.taps(`Chỉ ${units[0]}`);
    else {
      await secretary.taps('Chọn theo danh sách');
      await secretary.says(units.join('; '));
    }
  }
  for (const [words, field, term] of recommended) {
    await secretary.taps('Thêm kiến nghị');
    await secretary.says(words);
    await secretary.taps(field);
    if (term === null) await secretary.taps('Chưa có thời hạn');
    else await secretary.says(term);
    await secretary.taps('Về dự thảo');
  }
  await secretary.taps('Trình duyệt');
  // A recommendation in general: it is said what it is about.
  if (!labels(secretary).includes('Kiến nghị 1 về các nội dung này')) return;
  await secretary.taps('Kiến nghị 1 về các nội dung này');
  await secretary.taps('Trình duyệt');
}

/** The coordinator records number, date and the signed file of what the team has approved. */
export async function issues(coordinator: TestPerson, unit: string, paper: string): Promise<void> {
  await opens(coordinator, unit);
  await coordinator.taps('Kết luận');
  await coordinator.taps('Mở dự thảo');
  await coordinator.taps('Ghi số, ngày, bản ký');
  await coordinator.says(paper);
  await coordinator.sendsFile(signed(`Thông báo kết luận.pdf`));
  await coordinator.taps('Xác nhận phát hành');
}

/** An officer reports what has been done about the n-th recommendation, with the paper's number and date. */
export async function remedies(
  officer: TestPerson,
  unit: string,
  nth: number,
  words: string,
  paper: string | null,
): Promise<void> {
  await opens(officer, unit);
  await officer.taps('Khắc phục');
  await officer.taps(`Kiến nghị ${nth}`);
  await officer.taps('Báo cáo khắc phục');
  await officer.says(words);
  if (paper === null) return;
  await officer.taps('Ghi số, ngày văn bản');
  await officer.says(paper);
}

/** The team's word on it. */
export async function judges(person: TestPerson, unit: string, nth: number, verdict: string): Promise<void> {
  await opens(person, unit);
  await person.taps('Khắc phục');
  await person.taps(`Kiến nghị ${nth}`);
  await person.taps(verdict);
}
