import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../src/domain/answer/clean-text.ts';
import { formatNumber } from '../../../src/domain/answer/format-number.ts';
import { answerMessages } from '../../../src/domain/answer/messages.ts';
import { answerValueSchema } from '../../../src/domain/answer/value.ts';
import { day, document, everyField, money, onTime, outcome, read, share, units } from './fields.ts';

const anyField = fc.constantFrom(...everyField);
/** Replies near what officers write, where the grammar is most easily led astray. */
const pieces = fc.constantFrom(
  ...[
    '12',
    '1.234',
    '0',
    '1,5',
    '15/01/2024',
    '/',
    '-',
    ' ',
    '%',
    '.',
    ',',
    'ngày',
    'tháng',
    'năm',
    'không',
    'có',
  ],
  ...[
    'KH-SXD',
    'số',
    'triệu',
    'tỷ',
    'trong',
    'trên',
    '(',
    ')',
    'đơn vị',
    'Kế hoạch',
    '\u202e',
    '*',
    '<b>',
    'ệ',
    '\n',
  ],
);
const nearReply = fc.array(pieces, { maxLength: 10 }).map((parts) => parts.join(''));
const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 80 }), fc.string(), nearReply);

describe('any reply', () => {
  it('is a value of the schema or a reason with all its parameters, never an exception', () => {
    fc.assert(
      fc.property(anyField, anyText, (field, text) => {
        const reading = read(field, text);
        const said = reading.ok ? reading.notices : [reading.reason];
        if (reading.ok) {
          answerValueSchema.parse(reading.value);
          expect([field.kind, 'none']).toContain(reading.value.kind);
        }
        for (const { key, params } of said) {
          expect(Object.keys(params).sort()).toEqual(Object.keys(answerMessages[key]).sort());
          for (const value of Object.values(params) as (string | number)[]) {
            expect(typeof value === 'string' || Number.isFinite(value)).toBe(true);
          }
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('reads the same decomposed and with invisible characters between its letters', () => {
    const invisible = fc.constantFrom('\u200b', '\u200d', '\u202e', '\u2066', '\ufeff', '\u00ad');
    fc.assert(
      fc.property(anyField, nearReply, invisible, (field, text, mark) => {
        const disguised = Array.from(text.normalize('NFD')).join(mark);
        expect(read(field, disguised)).toEqual(read(field, text));
      }),
      { numRuns: 1000 },
    );
  });

  it('is cleaned once and for all', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const cleaned = cleanText(text);
        expect(cleanText(cleaned)).toBe(cleaned);
      }),
    );
  });
});

describe('what is written the Vietnamese way reads back as itself', () => {
  const count = fc.nat({ max: 999_999_999_999 });
  const amount = fc
    .tuple(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.integer({ min: 0, max: 6 }))
    .map(([digits, decimals]) => Number(`${digits}e-${decimals}`));

  it('counts', () => {
    fc.assert(
      fc.property(count, (value) => {
        expect(outcome(units, `${formatNumber(value)} đơn vị`)).toEqual({ kind: 'number', value });
        expect(outcome(units, String(value))).toEqual({ kind: 'number', value });
      }),
    );
  });
  it('amounts', () => {
    fc.assert(
      fc.property(amount, (value) => {
        expect(outcome(money, formatNumber(value))).toEqual({ kind: 'number', value: value + 0 });
      }),
    );
  });
  it('percentages', () => {
    fc.assert(
      fc.property(fc.nat({ max: 100_000 }), (thousandths) => {
        const value = Number(`${thousandths}e-3`);
        expect(outcome(share, `${formatNumber(value)} %`)).toEqual({ kind: 'percentage', value });
      }),
    );
  });
  it('ratios, exactly those whose part fits a whole that is not zero', () => {
    const small = fc.nat({ max: 3000 });
    fc.assert(
      fc.property(small, small, (part, whole) => {
        const text = `${formatNumber(part)}/${formatNumber(whole)}`;
        const fits = whole > 0 && part <= whole;
        const reading = read(onTime, text);
        expect(reading.ok).toBe(fits);
        if (reading.ok) expect(reading.value).toEqual({ kind: 'ratio', part, whole });
      }),
    );
  });
  it('dates, exactly those that exist', () => {
    const parts = fc.tuple(
      fc.integer({ min: 1, max: 31 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1945, max: 2034 }),
    );
    fc.assert(
      fc.property(parts, ([dayOfMonth, month, year]) => {
        const exists = new Date(Date.UTC(year, month - 1, dayOfMonth)).getUTCMonth() === month - 1;
        const iso = `${year}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
        const wanted = exists ? { kind: 'date', date: iso } : 'answer.date_no_such_day';
        expect(outcome(day, `${dayOfMonth}/${month}/${year}`)).toEqual(wanted);
        expect(outcome(day, `ngày ${dayOfMonth} tháng ${month} năm ${year}`)).toEqual(wanted);
      }),
    );
  });
  it('documents', () => {
    const letters = fc.stringMatching(/^[A-ZĐ]{2,6}$/);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), letters, letters, (number, type, body) => {
        const symbol = `${type}-${body}`;
        const written = outcome(document, `Kế hoạch số ${number}/${symbol} ngày 15/01/2024`);
        expect(written).toMatchObject({ number: String(number), type: 'Kế hoạch', date: '2024-01-15' });
        expect((written as { symbol: string }).symbol.toUpperCase()).toBe(symbol);
      }),
    );
  });
});

it('formats without binary noise or another locale’s marks', () => {
  expect([0, -0, 1234.5, -1234, 0.1 + 0.2, 123456789012.345, 1e-9, 1e21].map(formatNumber)).toEqual([
    '0',
    '0',
    '1.234,5',
    '-1.234',
    '0,3',
    '123.456.789.012,345',
    '0',
    '1.000.000.000.000.000.000.000',
  ]);
  expect(() => formatNumber(Number.NaN)).toThrow(RangeError);
});

it('answers a 60,000-character reply at once', () => {
  for (const field of everyField) {
    for (const unit of ['1 ', '12/', '1/KH-', 'không ', '-', '( ', '<a', '1.', 'ngày 1 ', '\u200b']) {
      const started = performance.now();
      read(field, unit.repeat(60_000 / unit.length));
      expect(performance.now() - started).toBeLessThan(1000);
    }
  }
});
