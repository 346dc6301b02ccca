import { describe, expect, it } from 'vitest';
import { outlineParts, placeName, readPlace } from '../../../src/domain/inspection/finding/places.ts';
import { flatten } from '../../../src/domain/outline/outline.ts';
import { seedOutline } from '../outline/samples.ts';

describe.each(['kon-tum-2024', 'dak-song-2017'])('places in the outline %s', (code) => {
  it('name every prompt, and find it again however they are typed', async () => {
    const outline = await seedOutline(code);
    const names = flatten(outline).map((placed) => placeName(outline, placed));
    expect(new Set(names).size).toBe(names.length);
    for (const placed of flatten(outline)) {
      const name = placeName(outline, placed);
      for (const typed of [name, name.toLowerCase(), ` Mục ${name.replace(' ', '  ')} `]) {
        const read = readPlace(outline, typed);
        const found = read.kind === 'prompt' ? read.placed : read.kind === 'several' ? read.prompts[0] : null;
        expect(found?.place, typed).toBe(placed.place);
        if (name.includes(' ')) expect(read).toEqual({ kind: 'prompt', placed });
      }
    }
  });

  it('stand in parts that leave none out', async () => {
    const outline = await seedOutline(code);
    const parts = outlineParts(outline);
    expect(parts.flatMap(({ prompts }) => prompts)).toEqual(flatten(outline));
    expect(new Set(parts.map(({ place }) => place)).size).toBe(parts.length);
  });
});

describe('a typed place', () => {
  it('is told from words that are none', async () => {
    const outline = await seedOutline('kon-tum-2024');
    const kindOf = (typed: string) => readPlace(outline, typed).kind;
    expect(kindOf('I.3')).toBe('several');
    expect(kindOf('I.3 2')).toBe('prompt');
    expect(kindOf('III')).toBe('prompt');
    expect(kindOf('I.9')).toBe('no_such_place');
    expect(kindOf('I.3 40')).toBe('no_such_place');
    expect(kindOf('I.3 0')).toBe('no_such_place');
    for (const words of ['Không niêm yết', 'I.3 chưa niêm yết', '12', 'Vi phạm', 'Ii', '']) {
      expect(kindOf(words), words).not.toBe('prompt');
    }
  });
});
