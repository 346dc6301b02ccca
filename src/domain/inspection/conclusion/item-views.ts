import { say, type Message } from '../../message.ts';
import { pageOf } from '../../group/views.ts';
import { view, type Choice, type View } from '../../view.ts';
import type { ConclusionContent } from '../conclusion.ts';
import { fieldMessage } from '../field-words.ts';
import { findingKindSchema } from '../finding.ts';
import { reformFieldSchema } from '../kind.ts';
import type { Conclusion } from '../ports.ts';
import { itemAt, type ItemRef } from './content.ts';
import type { ShownRecommendation } from './read-view.ts';
import { choose, findingKindMessage, termMessage } from './words.ts';

const itemsPerPage = 10;
const numbersPerRow = 5;
const shownLength = 160;

/** The beginning of a text, where the whole of it is a tap away. */
function excerpt(text: string): string {
  const characters = [...text];
  return characters.length <= shownLength ? text : `${characters.slice(0, shownLength - 1).join('')}…`;
}

export function backToCard(conclusionId: string): Choice {
  return choose({ kind: 'conclusion', conclusionId }, say('conclusion.choice.to_draft'), {
    command: 'duthao',
  });
}

/** One page of the statements or the recommendations, to choose one by its number. */
export function itemsView(
  { id: conclusionId, revision, content }: Conclusion,
  list: ItemRef['list'],
  asked: number,
): View {
  const all = content[list].map(({ text }, at) => ({ text, at }));
  const { items, page, pages } = pageOf(all, asked, itemsPerPage);
  const numbers = items.map(({ at }) =>
    choose(
      { kind: 'item', conclusionId, revision, item: { list, at } },
      say('conclusion.choice.item', { index: at + 1 }),
      { number: at + 1 },
    ),
  );
  const turn = (to: number, label: Message, command: string) =>
    choose({ kind: 'items', conclusionId, list, page: to }, label, { command });
  const nothing =
    list === 'statements' ? say('conclusion.no_statement') : say('conclusion.no_recommendation');
  return view(
    [
      say(`conclusion.items_${list}`, { page: page + 1, pages }),
      ...(all.length === 0 ? [nothing] : []),
      ...items.map(({ text, at }) => say('conclusion.statement', { index: at + 1, text: excerpt(text) })),
    ],
    [
      ...rowsOf(numbers),
      [
        ...(page === 0 ? [] : [turn(page - 1, say('conclusion.choice.earlier'), 'trangtruoc')]),
        ...(page + 1 >= pages ? [] : [turn(page + 1, say('conclusion.choice.further'), 'trangsau')]),
      ],
      [backToCard(conclusionId)],
    ],
  );
}

function rowsOf(choices: Choice[]): Choice[][] {
  return Array.from({ length: Math.ceil(choices.length / numbersPerRow) }, (_, row) =>
    choices.slice(row * numbersPerRow, (row + 1) * numbersPerRow),
  );
}

/** One item as it stands: its lines, for whatever is asked about it. */
export function itemLines(
  content: ConclusionContent,
  ref: ItemRef,
  shown: ShownRecommendation | null,
): Message[] {
  const item = itemAt(content, ref);
  if (item === null) return [];
  const where = { index: ref.at + 1, total: content[ref.list].length, field: fieldMessage(item.field) };
  if ('kind' in item) {
    return [
      say('conclusion.item_statement', { ...where, kind: findingKindMessage(item.kind) }),
      say('conclusion.item_text', { text: item.text }),
      ...(item.cause === null ? [] : [say('conclusion.cause', { text: item.cause })]),
    ];
  }
  return [
    say('conclusion.item_recommendation', where),
    say('conclusion.item_text', { text: item.text }),
    ...(shown?.units == null ? [] : [say('conclusion.concerned', { units: shown.units })]),
    termMessage(item, shown?.limit ?? null),
  ];
}

/** What can be done about one item. */
export function itemChoices({ id: conclusionId, revision, content }: Conclusion, item: ItemRef): Choice[][] {
  const on = { conclusionId, revision, item };
  const its = itemAt(content, item);
  const own: Choice[] =
    item.list === 'statements'
      ? [
          choose({ kind: 'change_cause', ...on }, say('conclusion.choice.cause')),
          choose({ kind: 'recommend_on', ...on }, say('conclusion.choice.recommend')),
        ]
      : [
          choose({ kind: 'change_term', ...on }, say('conclusion.choice.term')),
          choose({ kind: 'change_units', ...on }, say('conclusion.choice.units')),
        ];
  if (its === null) return [[backToCard(conclusionId)]];
  return [
    [
      choose({ kind: 'change_text', ...on }, say('conclusion.choice.text')),
      choose({ kind: 'change_field', ...on }, say('conclusion.choice.field')),
    ],
    own,
    [
      choose({ kind: 'up', ...on }, say('conclusion.choice.up'), { command: 'len' }),
      choose({ kind: 'down', ...on }, say('conclusion.choice.down'), { command: 'xuong' }),
      choose({ kind: 'remove', ...on }, say('conclusion.choice.remove')),
    ],
    [backToCard(conclusionId)],
  ];
}

/** The fields to choose from for an item. */
export function fieldChoices({ id: conclusionId, revision }: Conclusion, item: ItemRef): Choice[][] {
  return [...reformFieldSchema.options, null].map((field) => [
    choose(
      { kind: 'set_field', conclusionId, revision, item, field },
      say('conclusion.choice.field_named', { field: fieldMessage(field) }),
    ),
  ]);
}

/** The kinds a new statement may be of. */
export function kindChoices(conclusionId: string): Choice[][] {
  return findingKindSchema.options.map((findingKind) => [
    choose(
      { kind: 'add_statement_of', conclusionId, findingKind },
      say('conclusion.choice.kind_named', { kind: findingKindMessage(findingKind) }),
    ),
  ]);
}
