import { decodeAction, type Action } from '../../domain/action.ts';
import type { SentAs } from '../../domain/file/file.ts';
import type { FileMessage, InboundEvent } from '../../domain/inbound.ts';
import { listChoice } from '../../domain/inspection/schedule/list-view.ts';
import type { UnreadableContent } from '../../domain/interview/event.ts';
import { say } from '../../domain/message.ts';
import { view, type Choice } from '../../domain/view.ts';
import { readCode } from '../../domain/joining/code.ts';
import { answerCalendar } from './deadline/answer-calendar.ts';
import { hashCode } from '../codes.ts';
import { coordinatePeriods } from './regime/coordinate-periods.ts';
import { acceptInvitation, declineInvitation, offerByCode } from './joining/join.ts';
import { askLanguage, chooseLanguage } from './choose-language.ts';
import { addByReply, editedFinding } from './inspection/finding/edit-finding.ts';
import { hasExpired } from './inspection/asked-again.ts';
import { takeUnaskedFile } from './inspection/finding/unasked-file.ts';
import { chooseAboutInspections, takeAwaited } from './inspection/inspection-chat.ts';
import { listReports } from './interview/list-reports.ts';
import { chooseAboutGroups, listGroups } from './group/my-groups.ts';
import { openFocusedReport, type ReportAtWork } from './interview/report-at-work.ts';
import { oversee, overseeChoices } from './round/oversee.ts';
import { advanceInterview, choicesAtCursor, suspend } from './interview/run-interview.ts';
import { tellProgress } from './round/tell-progress.ts';
import type { Talk } from './talk.ts';
import { choiceByCommand, choiceByText } from './typed-choice.ts';
import { editedText, replyToQuestion, textAnswer } from './interview/text-answer.ts';

type Content = InboundEvent['content'];

/** Whatever a person sends in a private chat. */
export async function answerInPrivate(talk: Talk): Promise<void> {
  const { content } = talk.event;
  switch (content.kind) {
    case 'tap':
      return tapped(talk, content.data);
    case 'command':
      return commanded(talk, content);
    case 'text':
      return wrote(talk, content);
    case 'edited_text':
      return edited(talk, content);
    case 'file':
      return sentFile(talk, content);
    case 'unreadable':
      return sentSomethingElse(talk, content.content);
    case 'bot_removed':
      return talk.tx.people.setGone(talk.event.channel, talk.event.sender.externalId, talk.event.receivedAt);
    case 'bot_standing':
      return talk.tx.people.setGone(talk.event.channel, talk.event.sender.externalId, null);
    case 'group_moved':
    case 'topic_reopened':
    case 'ignored':
      return undefined;
    default:
      return content satisfies never;
  }
}

async function tapped(talk: Talk, data: string): Promise<void> {
  const action = decodeAction(data);
  if (action === null) return talk.say(view([say('refused.unknown_button')]));
  return perform(talk, action, 'button');
}

/** Does what a choice says, however it was made. */
async function perform(talk: Talk, action: Action, by: 'button' | 'text'): Promise<void> {
  switch (action.kind) {
    case 'accept_invitation':
      return acceptInvitation(talk, action.invitationId);
    case 'decline_invitation':
      return declineInvitation(talk);
    case 'language':
      return chooseLanguage(talk, action.language);
    case 'reports':
      return listReports(talk, []);
    case 'progress':
      return tellProgress(talk);
    case 'nudge':
    case 'to_heads':
    case 'to_leaders':
      return oversee(talk, action);
    case 'periods':
    case 'open_period':
    case 'skip_period':
      return coordinatePeriods(talk, action);
    case 'group_confirm':
    case 'group_cancel':
    case 'group_unbind':
    case 'groups':
    case 'group_units':
    case 'group_code':
      return chooseAboutGroups(talk, action);
    case 'inspection_schedule':
    case 'inspection_finding':
    case 'inspection_conclusion':
    case 'inspection_plan':
    case 'inspection_remediation':
    case 'inspection_term':
    case 'inspection_report':
      // What is typed next is about the inspection, and no answer to a question left open.
      await suspend(talk);
      return chooseAboutInspections(talk, action);
    default:
      return advanceInterview(talk, action.assignmentId, { kind: 'act', action }, by);
  }
}

function help(talk: Talk): Promise<void> {
  const coordinates = talk.sender?.roles.some(({ role }) => role === 'coordinator') ?? false;
  return talk.say(view([say('help.text'), ...(coordinates ? [say('help.coordinator')] : [])]));
}

function notJoined(talk: Talk): Promise<void> {
  return talk.say(view([say('refused.not_joined')]));
}

async function commanded(talk: Talk, command: Extract<Content, { kind: 'command' }>): Promise<void> {
  const { name, argument } = command;
  if (name === 'start') {
    if (argument.trim() !== '') return offerByCode(talk, argument);
    if (talk.sender?.person == null) return talk.say(view([say('join.welcome_stranger')]));
    await suspend(talk);
    return listReports(talk, [say('home.greeting', { person: talk.sender.person.name })]);
  }
  if (name === 'trogiup' || name === 'help') return help(talk);
  if (name === 'lamviec') return answerCalendar(talk, argument);
  if (talk.sender?.person == null) {
    // Before joining a person has been offered at most an invitation.
    const offer = choiceByCommand(name, talk.sender?.dialog?.offered ?? []);
    return offer === null ? notJoined(talk) : perform(talk, offer.action, 'text');
  }
  switch (name) {
    case 'baocao':
      await suspend(talk);
      return listReports(talk, []);
    case 'tiendo':
      return tellProgress(talk);
    case 'ngonngu':
      return askLanguage(talk);
    case 'gan':
    case 'bogan':
      return talk.say(view([say('help.group')]));
    case 'dot':
      return coordinatePeriods(talk, { kind: 'periods' });
    case 'nhom':
      return listGroups(talk, 0);
    case 'kiemtra':
      return perform(talk, listOfInspections, 'text');
    case 'huy':
      if (talk.sender.dialog?.awaits !== undefined) return endAwaiting(talk);
  }
  const report = await openFocusedReport(talk);
  if (name === 'tieptuc' || name === 'mucluc' || name === 'gui' || name === 'huy') {
    return withReport(talk, report, name);
  }
  const choice = choiceByCommand(name, await offeredNow(talk, report));
  if (choice !== null) return perform(talk, choice.action, 'text');
  return talk.say(view([say('refused.unknown_command', { command: name })]));
}

const listOfInspections: Action = {
  kind: 'inspection_schedule',
  choice: { kind: 'inspections', page: 0 },
};

/** What was asked about an inspection need not be answered: a message with choices ends the asking. */
function endAwaiting(talk: Talk): Promise<void> {
  return talk.say(view([say('inspection.await_ended')], [[listChoice()]]));
}

/** Commands that mean the report in hand; with several reports and none in hand, the list is shown first. */
async function withReport(
  talk: Talk,
  report: ReportAtWork | null,
  name: 'tieptuc' | 'mucluc' | 'gui' | 'huy',
): Promise<void> {
  if (report === null) return listReports(talk, [say('refused.no_report_open')]);
  const { assignmentId } = report.form;
  switch (name) {
    case 'tieptuc':
      return advanceInterview(talk, assignmentId, { kind: 'open' }, 'text');
    case 'mucluc':
      return perform(talk, { kind: 'contents', assignmentId, part: null }, 'text');
    case 'gui':
      return perform(talk, { kind: 'review', assignmentId }, 'text');
    case 'huy':
      return advanceInterview(talk, assignmentId, { kind: 'cancel' }, 'text');
    default:
      return name satisfies never;
  }
}

/**
 * What can be typed now: the choices offered last, else those of the question that is open; and always what stands under
 * a notice, which comes unasked.
 */
async function offeredNow(talk: Talk, report: ReportAtWork | null): Promise<Choice[]> {
  const offered = talk.sender?.dialog?.offered ?? (report === null ? [] : choicesAtCursor(report));
  return [...offered, ...(report === null ? [] : [continueChoice(report)]), ...(await overseeChoices(talk))];
}

function continueChoice({ form: { assignmentId } }: ReportAtWork): Choice {
  return { action: { kind: 'continue', assignmentId }, label: say('choice.continue'), command: 'tieptuc' };
}

/** Thirteen letters are an answer while one is awaited, unless they are really a code that has been issued. */
async function isInvitation(talk: Talk, text: string, awaited: boolean): Promise<boolean> {
  const code = readCode(text);
  if (code === null) return false;
  return !awaited || (await talk.tx.invitations.byHash(hashCode(code))) !== null;
}

async function wrote(talk: Talk, message: Extract<Content, { kind: 'text' }>): Promise<void> {
  const person = talk.sender?.person ?? null;
  const dialog = talk.sender?.dialog ?? null;
  if (person === null) {
    const offer = typedChoice(talk, message.text, dialog?.offered ?? [], true);
    if (offer !== null) return perform(talk, offer.action, 'text');
    return offerByCode(talk, message.text);
  }
  if (message.replyTo !== null) {
    if (await addByReply(talk, message)) return;
    // A reply to whatever else the bot has said is what is awaited, if something is.
    if (dialog?.awaits === undefined || (await isQuestion(talk, message.replyTo))) {
      return replyToQuestion(talk, message, message.replyTo);
    }
  }
  const report = await openFocusedReport(talk);
  const awaits = dialog?.awaits;
  const awaited = awaits !== undefined || (report !== null && report.state.cursor.mode !== 'browsing');
  const choice = typedChoice(talk, message.text, await offeredNow(talk, report), !awaited);
  if (choice !== null) return perform(talk, choice.action, 'text');
  if (await isInvitation(talk, message.text, awaited)) return offerByCode(talk, message.text);
  if (awaits !== undefined) return takeAwaited(talk, awaits, message);
  if (report === null) return noReport(talk);
  return textAnswer(talk, report, message);
}

async function isQuestion({ tx, event }: Talk, messageId: string): Promise<boolean> {
  return (await tx.messages.find(event.channel, event.chat.id, messageId)) !== null;
}

async function edited(talk: Talk, message: Extract<Content, { kind: 'edited_text' }>): Promise<void> {
  if (talk.sender?.person == null || (await editedFinding(talk, message))) return;
  return editedText(talk, message);
}

function typedChoice(talk: Talk, text: string, offered: Choice[], numbers: boolean): Choice | null {
  return choiceByText(text, offered, { label: talk.tools.label, language: talk.language, numbers });
}

/** A person who has joined but works on no report now: removed from the unit, a coordinator, a leader. */
async function noReport(talk: Talk): Promise<void> {
  const person = talk.sender?.person;
  if (person == null) return notJoined(talk);
  if (person.focusAssignmentId !== null) {
    const unit = await talk.tx.reports.unitNameOf(person.focusAssignmentId, person.id);
    if (unit !== null) return talk.say(view([say('refused.removed', { unit })]));
  }
  return listReports(talk, [say('refused.no_report_open')]);
}

/** How a report's question names a file it does not take. */
const unreadableAs = {
  photo: 'photo',
  document: 'document',
  voice: 'voice',
  audio: 'other',
  video: 'video',
} as const satisfies Record<SentAs, UnreadableContent>;

/** A file goes where one is awaited, or to what its sender inspects just now; a report's questions take none. */
async function sentFile(talk: Talk, message: FileMessage): Promise<void> {
  const awaits = talk.sender?.dialog?.awaits;
  if (talk.sender?.person != null) {
    if (await addByReply(talk, message)) return;
    if (awaits !== undefined && !hasExpired(talk)) return takeAwaited(talk, awaits, message);
    if (await takeUnaskedFile(talk, message)) return;
    if (awaits !== undefined) return takeAwaited(talk, awaits, message);
  }
  return sentSomethingElse(talk, unreadableAs[message.file.as]);
}

async function sentSomethingElse(talk: Talk, content: UnreadableContent): Promise<void> {
  if (talk.sender?.person == null) return notJoined(talk);
  // What is awaited goes on being awaited.
  if (talk.sender.dialog?.awaits !== undefined) {
    return talk.say(view([say('refused.unreadable', { content: say(`content.${content}`) })]));
  }
  const report = await openFocusedReport(talk);
  if (report === null) return noReport(talk);
  return advanceInterview(talk, report.form.assignmentId, { kind: 'unreadable', content }, 'text');
}
