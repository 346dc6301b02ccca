import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAction, encodeAction } from '../../../src/domain/action.ts';
import { aspects, type FindingAction } from '../../../src/domain/inspection/finding/action.ts';
import { continuesPaste, mayBelong } from '../../../src/domain/inspection/finding/last-recorded.ts';
import { byField, isUnsorted, stampOf, toState } from '../../../src/domain/inspection/finding/sorting.ts';
import {
  firstPart,
  hasPart,
  readable,
  withFirstPart,
  withPart,
  wordsOf,
} from '../../../src/domain/inspection/finding/text.ts';
import { readUnits } from '../../../src/domain/inspection/finding/unit-names.ts';
import { causeKindSchema, findingKindSchema } from '../../../src/domain/inspection/finding.ts';
import { reformFieldSchema } from '../../../src/domain/inspection/kind.ts';
import type { Finding } from '../../../src/domain/inspection/ports.ts';

const id = fc.stringMatching(/^[a-v0-9]{14}$/);
const page = fc.integer({ min: 0, max: 999 });
const one = (shape: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record(shape) as unknown as fc.Arbitrary<FindingAction>;
const kind = (name: FindingAction['kind']) => ({ kind: fc.constant(name) });

const actions = fc.oneof(
  ...(['findings', 'sort_next', 'record', 'state', 'systems'] as const).map((name) =>
    one({ ...kind(name), inspectionId: id }),
  ),
  ...(['finding_list', 'withdrawn', 'earlier'] as const).map((name) =>
    one({ ...kind(name), inspectionId: id, page }),
  ),
  ...(['finding', 'read', 'see_files', 'all_units', 'add_to', 'withdraw', 'restore'] as const).map((name) =>
    one({ ...kind(name), findingId: id }),
  ),
  one({ ...kind('remove_file'), findingId: id, fileId: id }),
  one({ ...kind('sort'), findingId: id, aspect: fc.constantFrom(...aspects) }),
  one({ ...kind('set_kind'), findingId: id, findingKind: fc.constantFrom(...findingKindSchema.options) }),
  one({ ...kind('set_field'), findingId: id, field: fc.constantFrom(...reformFieldSchema.options) }),
  one({ ...kind('set_cause'), findingId: id, cause: fc.constantFrom(...causeKindSchema.options) }),
  one({ ...kind('prompts_of'), findingId: id, part: page }),
  one({ ...kind('set_prompt'), findingId: id, prompt: page }),
  one({ ...kind('units_page'), findingId: id, page }),
  one({ ...kind('set_unit'), findingId: id, inspectionId: id }),
  one({ ...kind('join'), findingId: id, intoId: id }),
  one({ ...kind('state_now'), inspectionId: id, stamp: fc.integer({ min: 0, max: 999_999 }) }),
  one({ ...kind('system'), inspectionId: id, system: page, page }),
  ...(['lookup', 'lookup_bare', 'lookup_found'] as const).map((name) =>
    one({ ...kind(name), inspectionId: id, lookupId: id }),
  ),
);

describe('what may be chosen about findings', () => {
  it('comes back from a button as it went, within 64 bytes', () => {
    fc.assert(
      fc.property(actions, (choice) => {
        const data = encodeAction({ kind: 'inspection_finding', choice });
        expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
        expect(decodeAction(data)).toEqual({ kind: 'inspection_finding', choice });
      }),
      { numRuns: 500 },
    );
  });

  it('is nothing where a button was not written by this program', () => {
    for (const data of [
      'if',
      'if.finding',
      'if.finding.',
      'if.finding.ABC',
      'if.finding.abc.def',
      'if.set_kind.abc.great',
      'if.set_field.abc.health',
      'if.finding_list.abc.-1',
      'if.finding_list.abc.1e3',
      'if.toString.abc',
      'if.__proto__.abc',
      'if.constructor',
    ]) {
      expect(decodeAction(data), data).toBeNull();
    }
  });
});

describe('the words of a finding', () => {
  const words = fc.string({ unit: 'binary', maxLength: 60 }).map(wordsOf);

  it('keep each message apart, so that editing the first leaves the others', () => {
    fc.assert(
      fc.property(words, fc.array(words), words, (first, others, edited) => {
        const text = others.reduce(withPart, first);
        expect(firstPart(text)).toBe(first);
        const after = withFirstPart(text, edited);
        expect(firstPart(after)).toBe(edited);
        for (const other of others.filter((each) => each !== '')) expect(hasPart(after, other)).toBe(true);
      }),
    );
  });

  it('read as ordinary lines', () => {
    expect(readable(withPart(withPart('', 'Hai lời'), 'ba'))).toBe('Hai lời\nba');
    expect(readable(wordsOf('  một \t\r\n\r\nhai\u200b  '))).toBe('một\n\nhai');
    expect(wordsOf('Ho\u0302\u0300 so\u031b'.normalize('NFD'))).toBe('Hồ sơ');
    expect(wordsOf('\u0000 \u202e\n')).toBe('');
  });
});

const finding = (changes: Partial<Finding>): Finding => ({
  id: 'a',
  roundId: 'r',
  inspectionIds: ['i1'],
  authorId: 'p',
  text: 'x',
  kind: 'shortcoming',
  field: 'direction',
  promptCode: null,
  cause: null,
  status: 'draft',
  fileIds: [],
  sourceKey: null,
  revision: 0,
  createdAt: '2024-08-05T01:00:00.000Z',
  ...changes,
});

describe('findings', () => {
  it('stand by field, what is unsorted first, and none is left out', () => {
    const findings = fc.array(
      fc
        .record({
          kind: fc.option(fc.constantFrom(...findingKindSchema.options)),
          field: fc.option(fc.constantFrom(...reformFieldSchema.options)),
          inspectionIds: fc.constantFrom<string[][]>([], ['i1'], ['i1', 'i2']),
          createdAt: fc.constantFrom('2024-08-05T01:00:00.000Z', '2024-08-05T01:00:01.000Z'),
        })
        .map(finding),
    );
    fc.assert(
      fc.property(findings, (drawn) => {
        const all = drawn.map((each, at) => ({ ...each, id: `f${at}` }));
        const groups = byField(all);
        const listed = groups.flatMap((group) => group.findings);
        expect(listed.map(({ id: own }) => own).sort()).toEqual(all.map(({ id: own }) => own).sort());
        expect(listed.slice(0, all.filter(isUnsorted).length).every(isUnsorted)).toBe(true);
        for (const group of groups) {
          if (group.field !== null)
            expect(group.findings.every(({ field }) => field === group.field)).toBe(true);
        }
      }),
    );
  });

  it('are stated when they are drafts that say something', () => {
    const all = [
      finding({ id: 'words' }),
      finding({ id: 'file', text: '', fileIds: ['f'] }),
      finding({ id: 'empty', text: ' \n' }),
      finding({ id: 'stated', status: 'stated' }),
      finding({ id: 'withdrawn', status: 'withdrawn' }),
    ];
    expect(toState(all).map(({ id: own }) => own)).toEqual(['words', 'file']);
  });

  it('are named by a stamp that changes with any of them and not with their order', () => {
    const [a, b] = [finding({ id: 'a' }), finding({ id: 'b' })];
    expect(stampOf([a, b])).toBe(stampOf([b, a]));
    expect(stampOf([a, b])).not.toBe(stampOf([a, { ...b, revision: 1 }]));
    expect(stampOf([a, b])).not.toBe(stampOf([a]));
  });
});

describe('what was recorded last', () => {
  const last = {
    findingId: 'a',
    sentAt: '2024-08-05T01:00:00.000Z',
    isLong: false,
    is: 'words',
    albumId: null,
  } as const;

  it('may belong to a photograph within ten minutes, and goes on in a paste within two seconds', () => {
    expect(mayBelong(last, { sentAt: '2024-08-05T01:10:00.000Z', is: 'file' })).toBe(true);
    expect(mayBelong(last, { sentAt: '2024-08-05T01:10:01.000Z', is: 'file' })).toBe(false);
    expect(mayBelong(last, { sentAt: '2024-08-05T01:00:01.000Z', is: 'words' })).toBe(false);
    expect(mayBelong({ ...last, is: 'both' }, { sentAt: last.sentAt, is: 'file' })).toBe(false);
    expect(continuesPaste({ ...last, isLong: true }, '2024-08-05T01:00:02.000Z')).toBe(true);
    expect(continuesPaste({ ...last, isLong: true }, '2024-08-05T01:00:03.000Z')).toBe(false);
    expect(continuesPaste(last, last.sentAt)).toBe(false);
  });
});

describe('typed names of units', () => {
  const units = [
    'Sở Xây dựng',
    'Sở Y tế',
    'Sở Văn hóa, Thể thao và Du lịch',
    'UBND huyện Kon Plông',
    'UBND huyện Kon Rẫy',
  ].map((unitName) => ({ unitName }));
  const read = (typed: string) => {
    const { found, unclear, unknown } = readUnits(typed, units);
    return {
      found: found.map(({ unitName }) => unitName),
      unclear: unclear.map(({ typed: words }) => words),
      unknown,
    };
  };

  it('are found whole or in part, with or without accents, a comma in a name included', () => {
    expect(read('so y te, xây dựng').found).toEqual(['Sở Y tế', 'Sở Xây dựng']);
    expect(read('Sở Văn hóa, Thể thao và Du lịch').found).toEqual(['Sở Văn hóa, Thể thao và Du lịch']);
    expect(read('văn hóa, thể thao; kon rẫy').found).toEqual([
      'Sở Văn hóa, Thể thao và Du lịch',
      'UBND huyện Kon Rẫy',
    ]);
  });

  it('may be unclear or unknown, and a part of a word names nothing', () => {
    expect(read('huyện Kon')).toEqual({ found: [], unclear: ['huyện Kon'], unknown: [] });
    expect(read('Sở Y tế, Sở Nông nghiệp')).toEqual({
      found: ['Sở Y tế'],
      unclear: [],
      unknown: ['Sở Nông nghiệp'],
    });
    expect(read('Xây')).toEqual({ found: ['Sở Xây dựng'], unclear: [], unknown: [] });
    expect(read('Xâ').found).toEqual([]);
  });
});
