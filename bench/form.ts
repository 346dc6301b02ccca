const divisionSize = 5;

const wordsOf = (number: number): string =>
  `Nội dung ${number}: kết quả thực hiện nhiệm vụ được giao trong kỳ, khó khăn, vướng mắc và nguyên nhân, ` +
  'trách nhiệm của cơ quan, đơn vị.';

/** What the peer asks; this program asks the same words out of its outline. */
export function question(number: number, prompts: number): string {
  return `(${number}/${prompts}) ${wordsOf(number)}\nĐề nghị đồng chí nhập nội dung.`;
}

/** The answer with this number: exactly 1,000 characters, no two alike. */
export function narrative(number: number): string {
  const start = `Trả lời ${number}. `;
  const sentence = 'Cơ quan đã ban hành kế hoạch, phân công nhiệm vụ và kiểm tra việc thực hiện hằng quý. ';
  return (start + sentence.repeat(12)).slice(0, 1000 - 1).padEnd(1000, '.');
}

/** An outline of so many narratives and nothing else, as a file an administrator would import (YAML in JSON's clothes). */
export function outlineFile(prompts: number): string {
  const divisions = Array.from({ length: Math.ceil(prompts / divisionSize) }, (_, at) => ({
    division: {
      kind: 'subsection',
      number: String(at + 1),
      title: `Nhóm nội dung ${at + 1}`,
      lines: [1, 1],
      children: Array.from({ length: Math.min(divisionSize, prompts - at * divisionSize) }, (_, below) => {
        const number = at * divisionSize + below + 1;
        return {
          prompt: {
            code: `benchmark.prompt_${number}`,
            text: wordsOf(number),
            lines: [1, 1],
            fields: [{ kind: 'narrative', code: 'narrative' }],
          },
        };
      }),
    },
  }));
  return JSON.stringify({
    code: outlineCode,
    version: 1,
    title: 'Đề cương để đo',
    source: { document: 'Đề cương để đo', lines: [1, 1] },
    sections: [{ kind: 'section', number: 'I', title: 'KẾT QUẢ', lines: [1, 1], children: divisions }],
  });
}

export const outlineCode = 'benchmark';
