import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeAction } from '../../../src/domain/action.ts';
import type { Finding } from '../../../src/domain/inspection/ports.ts';
import { databases } from '../../support/database.ts';
import { openInspectionDesk, type Actor, type InspectionDesk } from './desk.ts';
import { editedText, file, text } from '../sent.ts';

const system = { kind: 'system' } as const;

/** What a member or the secretary may do next; `at` chooses among what there is. */
type Act = { who: 'member' | 'secretary'; at: number } & (
  | { does: 'writes'; long: boolean }
  | { does: 'photographs'; captioned: boolean; album: boolean }
  | { does: 'taps' | 'replies' | 'edits' | 'arrives_again' | 'opens' }
);

const at = fc.nat({ max: 1_000 });
const who = fc.constantFrom('member' as const, 'secretary' as const);
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('writes' as const), who, at, long: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('photographs' as const),
      who,
      at,
      captioned: fc.boolean(),
      album: fc.boolean(),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      does: fc.constantFrom('taps' as const, 'taps' as const, 'replies' as const, 'edits' as const),
      who,
      at,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constantFrom('arrives_again' as const, 'opens' as const), who, at }),
  },
);

describe.each(databases)('whatever is sent and tapped, on %s', (kind) => {
  let desk: InspectionDesk;
  let id = 100_000;
  const next = () => (id += 1);

  beforeAll(async () => {
    desk = await openInspectionDesk(kind, '05/08/2024 08:00');
    await desk.openRound({
      reports: false,
      inspections: [
        { unit: 'so-xay-dung', days: ['2024-08-05'], state: { stage: 'under_way' } },
        { unit: 'so-y-te', days: ['2024-08-05'], state: { stage: 'under_way' } },
      ],
    });
  });
  afterAll(() => desk.dispose());

  const all = () => desk.read((tx) => tx.findings.ofRound(system, 'kt'));
  const isAsked = (person: Actor) =>
    desk.read(async (tx) => {
      const name = person === desk.people.member ? 'member' : 'secretary';
      const awaits = (await tx.people.sender('telegram', name))?.dialog?.awaits;
      // A cause in other words takes the place of the one before.
      return awaits?.area === 'finding' && awaits.what.kind !== 'cause';
    });
  const says = ({ text: words, cause }: Finding) => `${words}\n${cause ?? ''}`;

  it('no finding is lost, nothing counts twice, and what was withdrawn stays on record', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 30 }), async (acts) => {
        const sent: {
          by: Actor;
          content: ReturnType<typeof text>;
          token: string;
          messageId: number;
          updateId: string;
        }[] = [];
        const expected = new Set<string>();
        const removed = new Set<string>();
        const known = new Set<string>();
        for (const name of ['member', 'secretary'] as const) {
          await desk.people[name].tapsForged('if.record.i1');
        }
        for (const each of acts) {
          const person = desk.people[each.who];
          const own = sent.filter(({ by }) => by === person);
          const earlier = own[each.at % Math.max(1, own.length)];
          const messageId = next();
          const token = `nội dung ${messageId}`;
          const send = async (content: ReturnType<typeof text>, isExpected: boolean) => {
            const asked = await isAsked(person);
            const updateId = String(next());
            await person.sends(content, updateId);
            sent.push({ by: person, content, token, messageId, updateId });
            if (asked && isExpected) expected.add(token);
          };
          switch (each.does) {
            case 'writes': {
              const words = each.long ? `${token} ${'rất dài '.repeat(300)}` : token;
              await send(text(messageId, words), true);
              break;
            }
            case 'photographs': {
              const caption = each.captioned ? token : '';
              const album = each.album ? { album: `${each.who}${Math.floor(messageId / 8)}` } : {};
              await send(file(messageId, { caption, ...album }), each.captioned);
              break;
            }
            case 'replies':
              if (earlier !== undefined) await send(text(messageId, token, earlier.messageId), true);
              break;
            case 'edits': {
              if (earlier === undefined) break;
              const edited = `sửa ${token}`;
              person.read();
              await person.sends(editedText(earlier.messageId, edited));
              if (person.read().some(({ text: told }) => told.includes('Đã sửa phát hiện'))) {
                expected.delete(earlier.token);
                expected.add(edited);
                earlier.token = edited;
              }
              break;
            }
            case 'arrives_again':
              if (earlier !== undefined) {
                const before = await all();
                await person.sends(earlier.content, earlier.updateId);
                expect(await all()).toEqual(before);
              }
              break;
            case 'opens': {
              const findings = await all();
              const one = findings[each.at % Math.max(1, findings.length)];
              if (one !== undefined) await person.tapsForged(`if.finding.${one.id}`);
              break;
            }
            case 'taps': {
              const choices = person.last().view.choices.flat();
              const chosen = choices[each.at % Math.max(1, choices.length)]?.action;
              if (chosen?.kind !== 'inspection_finding') break;
              const { choice } = chosen;
              await person.tapsForged(encodeAction(chosen));
              if (choice.kind === 'remove_file') removed.add(choice.fileId);
              break;
            }
            default:
              each satisfies never;
          }
          for (const finding of await all()) known.add(finding.id);
        }
        const findings = await all();
        const page = findings.map(says).join('\n');
        expect([...expected].filter((token) => !page.includes(token))).toEqual([]);
        expect(findings.map((finding) => finding.id)).toEqual(expect.arrayContaining([...known]));
        const files = findings.flatMap(({ fileIds }) => fileIds);
        for (const fileId of removed) expect(files).not.toContain(fileId);
        for (const { content, by } of sent) {
          if (content.kind !== 'file') continue;
          const key = `telegram:${by === desk.people.member ? 'member' : 'secretary'}:${content.messageId}`;
          const stored = await desk.read((tx) => tx.files.bySource(key));
          if (stored === null) continue;
          expect(files.filter((fileId) => fileId === stored.id)).toHaveLength(1);
        }
      }),
      { numRuns: kind === 'sqlite' ? 25 : 8, endOnFailure: true },
    );
  }, 120_000);
});
