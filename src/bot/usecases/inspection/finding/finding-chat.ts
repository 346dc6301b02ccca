import type { FindingAction } from '../../../../domain/inspection/finding/action.ts';
import type { FindingAwaited } from '../../../../domain/inspection/finding/awaited.ts';
import type { Given } from '../given.ts';
import type { Talk } from '../../talk.ts';
import { showEarlier } from './earlier-findings.ts';
import { takeAddition } from './edit-finding.ts';
import { endFinding, joinFindings, removeFile } from './end-finding.ts';
import { choosePrompt, showPromptsOf, takePrompt } from './finding-prompt.ts';
import { addAllUnits, takeUnits, toggleUnit, turnUnits } from './finding-units.ts';
import { takeFindingGiven } from './record-finding.ts';
import { readFinding, showFiles, showFinding } from './show-finding.ts';
import { listFindings, showFindings, showNextUnsorted, startRecording } from './show-findings.ts';
import { askAddition, askAspect, chooseCause, sortFinding, takeCause } from './sort-finding.ts';
import { confirmStating, previewStating } from './state-to-unit.ts';
import {
  bareLookup,
  foundByLookup,
  showLookup,
  showSystem,
  showSystems,
  takeLookup,
} from './system-lookups.ts';

/** Does what a choice about findings says. */
export function chooseFinding(talk: Talk, action: FindingAction): Promise<void> {
  switch (action.kind) {
    case 'findings':
      return showFindings(talk, action.inspectionId);
    case 'finding_list':
      return listFindings(talk, action.inspectionId, action.page, false);
    case 'sort_next':
      return showNextUnsorted(talk, action.inspectionId);
    case 'withdrawn':
      return listFindings(talk, action.inspectionId, action.page, true);
    case 'record':
      return startRecording(talk, action.inspectionId);
    case 'finding':
      return showFinding(talk, action.findingId);
    case 'read':
      return readFinding(talk, action.findingId);
    case 'see_files':
      return showFiles(talk, action.findingId);
    case 'remove_file':
      return removeFile(talk, action.findingId, action.fileId);
    case 'sort':
      return askAspect(talk, action.findingId, action.aspect);
    case 'set_kind':
      return sortFinding(talk, action.findingId, { kind: action.findingKind });
    case 'set_field':
      return sortFinding(talk, action.findingId, { field: action.field });
    case 'prompts_of':
      return showPromptsOf(talk, action.findingId, action.part);
    case 'set_prompt':
      return choosePrompt(talk, action.findingId, action.prompt);
    case 'units_page':
      return turnUnits(talk, action.findingId, action.page);
    case 'set_unit':
      return toggleUnit(talk, action.findingId, action.inspectionId);
    case 'all_units':
      return addAllUnits(talk, action.findingId);
    case 'set_cause':
      return chooseCause(talk, action.findingId, action.cause);
    case 'add_to':
      return askAddition(talk, action.findingId);
    case 'join':
      return joinFindings(talk, action.findingId, action.intoId);
    case 'withdraw':
      return endFinding(talk, action.findingId, 'withdrawn');
    case 'restore':
      return endFinding(talk, action.findingId, 'draft');
    case 'state':
      return previewStating(talk, action.inspectionId);
    case 'state_now':
      return confirmStating(talk, action.inspectionId, action.stamp);
    case 'earlier':
      return showEarlier(talk, action.inspectionId, action.page);
    case 'systems':
      return showSystems(talk, action.inspectionId);
    case 'system':
      return showSystem(talk, action.inspectionId, action.system, action.page);
    case 'lookup':
      return showLookup(talk, action.inspectionId, action.lookupId);
    case 'lookup_bare':
      return bareLookup(talk, action.inspectionId, action.lookupId);
    case 'lookup_found':
      return foundByLookup(talk, action.inspectionId, action.lookupId);
    default:
      return action satisfies never;
  }
}

/** Takes what was asked for about findings. */
export function takeFinding(talk: Talk, awaited: FindingAwaited, given: Given): Promise<void> {
  switch (awaited.kind) {
    case 'finding':
      return takeFindingGiven(talk, awaited.inspectionId, given, {
        last: awaited.last,
        about: awaited.about,
      });
    case 'prompt':
      return takePrompt(talk, awaited, given);
    case 'units':
      return takeUnits(talk, awaited, given);
    case 'cause':
      return takeCause(talk, awaited, given);
    case 'addition':
      return takeAddition(talk, awaited, given);
    case 'lookup':
      return takeLookup(talk, awaited, given);
    default:
      return awaited satisfies never;
  }
}
