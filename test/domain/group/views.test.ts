import { expect, test } from 'vitest';
import { insteadView } from '../../../src/domain/group/views.ts';
import { say } from '../../../src/domain/message.ts';
import { view } from '../../../src/domain/view.ts';

test('what a lost group was to be told goes to its people without the files that were put for the group', () => {
  const told = { ...view([say('help.text')]), attachments: [{ fileId: 'f1', name: 'a.pdf' }] };
  expect(insteadView('Nhóm', told)).toEqual(
    view([say('group.instead', { group: 'Nhóm' }), say('help.text')]),
  );
});
