import type { StoredFile } from '../../../file/file.ts';
import { say, type Message } from '../../../message.ts';
import { view, type View } from '../../../view.ts';
import type { PlanFile } from '../../plan/plan-file.ts';
import type { SystemLookup } from '../../ports.ts';
import { choose, rowsOf, toInspection, turnPages } from '../choices.ts';
import { inShort } from '../names.ts';
import { readable } from '../text.ts';

export type InformationSystem = PlanFile['systems'][number];

const pageSize = 6;
const excerptLength = 160;

/** The systems of the plan, with how often each was looked into. */
export function systemsView(
  inspectionId: string,
  systems: readonly InformationSystem[],
  lookups: readonly SystemLookup[],
): View {
  if (systems.length === 0) return view([say('finding.no_systems')], [[toInspection(inspectionId)]]);
  const lines = systems.map(({ code, name, managedBy }) =>
    say('finding.system_line', {
      name,
      body: managedBy,
      count: lookups.filter(({ system }) => system === code).length,
    }),
  );
  const choices = systems.map(({ name }, system) => [
    choose({ kind: 'system', inspectionId, system, page: 0 }, say('finding.choice_system', { name })),
  ]);
  const back = choose({ kind: 'findings', inspectionId }, say('finding.choice_findings'));
  return view([say('finding.systems_title'), ...lines], [...choices, [back]]);
}

/** What was looked up in one system, oldest first; the next message is the next look-up. */
export function systemView(
  inspectionId: string,
  system: InformationSystem & { index: number },
  lookups: readonly SystemLookup[],
  page: number,
): View {
  const own = lookups.filter(({ system: code }) => code === system.code);
  const { items, before, place, turning } = turnPages(own, page, pageSize, (to) => ({
    kind: 'system',
    inspectionId,
    system: system.index,
    page: to,
  }));
  const lines = items.map(({ at, text, fileIds }, nth) =>
    say('finding.lookup_line', {
      index: before + nth + 1,
      at,
      words: inShort(text, fileIds.length, excerptLength),
    }),
  );
  const open = items.map(({ id: lookupId }, nth) => {
    const index = before + nth + 1;
    return choose({ kind: 'lookup', inspectionId, lookupId }, say('finding.choice_lookup', { index }));
  });
  const back = choose({ kind: 'systems', inspectionId }, say('finding.choice_systems'));
  return view(
    [
      say('finding.system_title', { name: system.name }),
      say('finding.system_body', { body: system.managedBy }),
      ...lines,
      ...place,
      say('finding.ask_lookup', { name: system.name }),
    ],
    [...rowsOf(open, 3), turning, [back]].filter((row) => row.length > 0),
  );
}

/** One look-up with its screenshots; it can be made a finding. */
export function lookupView(
  inspectionId: string,
  { lookup, system, authorName }: { lookup: SystemLookup; system: string; authorName: string },
  files: StoredFile[],
  lead: Message[] = [],
): View {
  const said = readable(lookup.text);
  return {
    ...view(
      [
        ...lead,
        say('finding.lookup_heading', { name: system, author: authorName, at: lookup.at }),
        said === '' ? say('finding.no_words') : say('finding.text', { text: said }),
      ],
      lookupChoices(inspectionId, lookup),
    ),
    ...(files.length > 0 && { attachments: files.map(({ id: fileId, name }) => ({ fileId, name })) }),
  };
}

/** The answer to a look-up: it is stored, when it was sent, and the next can follow. */
export function lookupRecordedView(
  inspectionId: string,
  lookup: SystemLookup,
  system: string,
  lead: Message[],
): View {
  const words = inShort(lookup.text, lookup.fileIds.length, excerptLength);
  return view(
    [
      ...lead,
      say('finding.lookup_recorded', { name: system, at: lookup.at }),
      words,
      ...(lookup.fileIds.length > 0 ? [say('finding.photo_warning')] : []),
    ],
    lookupChoices(inspectionId, lookup),
  );
}

const lookupChoices = (inspectionId: string, { id: lookupId, fileIds }: SystemLookup) => [
  ...(fileIds.length === 0
    ? []
    : [[choose({ kind: 'lookup_bare', inspectionId, lookupId }, say('finding.choice_remove_photo'))]]),
  [choose({ kind: 'lookup_found', inspectionId, lookupId }, say('finding.choice_lookup_found'))],
  [choose({ kind: 'systems', inspectionId }, say('finding.choice_systems'))],
];
