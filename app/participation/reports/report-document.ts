import { type Block, type DocumentModel, facts, heading, list, paragraph, table } from "#app/document/document.ts";
import { kindAsHeading } from "#app/identity/organizations/kind-words.ts";
import type { OfferTexts } from "#app/inquiry/library/library.ts";
import * as m from "#app/messages/catalog.ts";
import { hoursOf } from "../measures/measure.ts";
import { reachByKind } from "../measures/reach.ts";
import { type SliceKey, sliceKeys } from "../slices/slice.ts";
import { sliceHeadings, sliceInWords } from "../slices/slice-words.ts";
import { cellInWords, type ShownCell } from "../snapshots/cell-words.ts";
import { dataNotes } from "../snapshots/figures-table.ts";
import { headlineRows, totalsOf } from "../snapshots/headline.ts";
import { sliceRows, withheldInWords } from "../snapshots/slice-rows.ts";
import { surveyTables } from "../snapshots/surveys/survey-rows.ts";
import type { TargetWords } from "../targets/target-words.ts";
import type { NarrativeSection, ReportKind } from "./report.ts";

/** Everything that a report is made of. Texts are as leads and partners wrote them. */
export type ReportParts = {
  kind: ReportKind;
  title: string;
  period: string;
  version: number;
  rule: string;
  /** False where protecting the figures did not end in time. */
  isComplete: boolean;
  frozenOn: string;
  reason: string | null;
  /** Why the figures themselves were corrected; null for their first version. */
  figuresReason: string | null;
  cells: ShownCell[];
  /** The exact totals of the period of the same kind before this one, by measure; null without one. */
  before: { words: string; totals: Record<string, number> } | null;
  /** What a grant planned beside what its frozen figures say; empty for other periods. */
  targets: TargetWords[];
  narratives: Partial<Record<NarrativeSection, string>>;
  spots: OfferTexts[];
  withdrawnSpots: number;
  commitments: { organization: string; promise: string; state: string; dueOn: string }[];
  comments: { name: string; text: string }[];
};

/** Slices about who people are; they belong to the equity check. */
const equitySlices: readonly SliceKey[] = [
  "race",
  "gender",
  "disability",
  "languages",
  "role",
  "setting",
  "years",
  "ages",
];

/** A report in its fixed order: numbers before words, words before promises, the notes on the data last. */
export function reportDocument(parts: ReportParts): DocumentModel {
  const blocks = [
    ...opening(parts),
    ...narrative(parts, "summary"),
    ...headlineNumbers(parts),
    ...plans(parts),
    ...tables(parts, ["organization", "standing"], m.reportWho()),
    ...tables(parts, ["access"], m.reportAccess()),
    ...tables(parts, ["cohort", "course"], m.reportProgress()),
    ...surveys(parts),
    ...tables(parts, ["artifacts", "cycles"], m.reportPractice()),
    ...narrative(parts, "practice"),
    ...tables(parts, equitySlices, m.reportEquity()),
    ...narrative(parts, "equity"),
    ...brightSpots(parts),
    ...(parts.kind === "annual" ? promises(parts) : []),
    ...narrative(parts, "challenges"),
    ...narrative(parts, "next"),
    ...comments(parts),
    ...notes(parts),
  ];
  return { title: parts.title, language: "en", blocks };
}

function opening({ period, version, rule, frozenOn, reason, figuresReason }: ReportParts): Block[] {
  const rows: [string, string][] = [
    [m.participationPeriod(), period],
    [m.reportFrozenOn(), frozenOn],
    [m.reportVersion(), String(version)],
    [m.reportRule(), rule],
    ...(figuresReason ? [[m.participationReason(), figuresReason] satisfies [string, string]] : []),
  ];
  const corrected: Block[] = reason ? [paragraph(m.reportCorrects({ reason }))] : [];
  return [facts(m.reportAbout(), [m.reportFact(), m.reportValue()], rows), ...corrected];
}

function narrative({ narratives }: ReportParts, section: NarrativeSection): Block[] {
  const text = narratives[section]?.trim();
  if (!text) return [];
  return [heading(m.reportSection({ section })), ...paragraphs(text)];
}

const paragraphs = (text: string): Block[] =>
  text
    .split(/\n{2,}/)
    .map((each) => each.trim())
    .filter(Boolean)
    .map((each) => paragraph(each));

function headlineNumbers({ cells, before }: ReportParts): Block[] {
  const totals = totalsOf(cells);
  const median = totals.hours_median;
  const finished = cells.find((cell) => cell.slice === "total" && cell.measure === "finished");
  const days = totals.median_days;
  const more: Block[] = [
    ...(median ? [paragraph(m.reportMedian({ hours: hoursOf(median) }))] : []),
    ...(finished ? [paragraph(m.reportFinished({ share: cellInWords(finished) }))] : []),
    ...(days === undefined ? [] : [paragraph(m.reportDays({ count: days }))]),
  ];
  const columns = [
    { heading: m.reportMeasure(), isRowHeading: true },
    { heading: m.reportThisPeriod(), isNumber: true },
    { heading: before?.words ?? m.reportBefore(), isNumber: true },
  ];
  const rows = headlineRows(totals, before?.totals ?? null).map(({ name, now, before }) => [name, now, before]);
  return [heading(m.reportNumbers()), table(m.reportNumbers(), columns, rows), ...more, ...organizations(totals)];
}

function organizations(totals: Record<string, number>): Block[] {
  const kinds = reachByKind(totals);
  if (kinds.length === 0) return [];
  const columns = [
    { heading: m.participationKind(), isRowHeading: true },
    { heading: m.participationReach(), isNumber: true },
    { heading: m.participationPartners(), isNumber: true },
  ];
  const rows = kinds.map(({ kind, there, partners }) => [kindAsHeading(kind), String(there), String(partners)]);
  return [table(m.participationReachByKind(), columns, rows)];
}

function plans({ targets }: ReportParts): Block[] {
  if (targets.length === 0) return [];
  const columns = [
    { heading: m.reportMeasure(), isRowHeading: true },
    { heading: m.targetPlanned(), isNumber: true },
    { heading: m.targetActual(), isNumber: true },
    { heading: m.targetDifferenceHeading() },
    { heading: m.targetReason() },
    { heading: m.targetBudgetLine() },
  ];
  const rows = targets.map(({ name, planned, actual, difference, reason, budgetLine }) => [
    ...[name, planned, actual, difference, reason || m.targetNoReason(), budgetLine || m.targetNoBudgetLine()],
  ]);
  return [heading(m.targetTitle()), paragraph(m.targetReportNote()), table(m.targetTitle(), columns, rows)];
}

function tables({ cells }: ReportParts, slices: readonly SliceKey[], title: string): Block[] {
  const made = sliceKeys.filter((slice) => slices.includes(slice)).flatMap((slice) => sliceTable(slice, cells));
  return made.length === 0 ? [] : [heading(title), ...made];
}

function sliceTable(slice: SliceKey, cells: ShownCell[]): Block[] {
  const { rows, withheld } = sliceRows(slice, cells);
  const headings = sliceHeadings(slice);
  const columns = [
    { heading: m.participationGroup(), isRowHeading: true },
    { heading: headings.people, isNumber: true },
    { heading: headings.share, isNumber: true },
    ...(headings.days === null ? [] : [{ heading: headings.days, isNumber: true }]),
  ];
  const shown = rows.map(({ heading, people, share, days }) => [
    ...[heading, cellInWords(people), cellInWords(share)],
    ...(headings.days === null ? [] : [cellInWords(days)]),
  ]);
  const names = withheldInWords(withheld);
  return [
    ...(shown.length > 0 ? [table(sliceInWords(slice), columns, shown)] : []),
    ...(withheld.length > 0 ? [paragraph(shown.length > 0 ? names : `${sliceInWords(slice)}. ${names}`)] : []),
  ];
}

/** Questionnaires: how many answered first, then the averages. */
function surveys({ cells }: ReportParts): Block[] {
  const found = surveyTables(cells);
  if (found.length === 0) return [];
  const columns = [
    { heading: m.surveyItem(), isRowHeading: true },
    { heading: m.surveyMean(), isNumber: true },
    { heading: m.surveyAnswers(), isNumber: true },
  ];
  const blocks = found.flatMap(({ title, response, questions }) => {
    const rows = questions.map((cell) => [
      ...[cell.label, cellInWords(cell), cell.outOf === null ? m.surveyAnswersUnknown() : String(cell.outOf)],
    ]);
    return [
      heading(title, 3),
      paragraph(m.surveyResponse({ rate: cellInWords(response), asked: response.outOf ?? 0 })),
      ...(rows.length > 0 ? [table(title, columns, rows)] : []),
    ];
  });
  return [heading(m.reportEvaluation()), ...blocks];
}

function brightSpots({ spots, withdrawnSpots }: ReportParts): Block[] {
  if (spots.length === 0 && withdrawnSpots === 0) return [];
  return [
    heading(m.reportSpots()),
    ...spots.flatMap(({ title, tried, happened }) => [
      heading(title, 3),
      ...paragraphs(tried),
      ...paragraphs(happened),
    ]),
    ...(withdrawnSpots > 0 ? [paragraph(m.reportSpotWithdrawn())] : []),
  ];
}

function promises({ commitments }: ReportParts): Block[] {
  if (commitments.length === 0) return [];
  const columns = [
    { heading: m.participationOrganization(), isRowHeading: true },
    { heading: m.reportPromise() },
    { heading: m.reportDue() },
    { heading: m.participationState() },
  ];
  const rows = commitments.map(({ organization, promise, dueOn, state }) => [organization, promise, dueOn, state]);
  return [heading(m.reportCommitments()), table(m.reportCommitments(), columns, rows)];
}

function comments({ comments }: ReportParts): Block[] {
  if (comments.length === 0) return [];
  return [
    heading(m.reportPartners()),
    paragraph(m.reportPartnersNote()),
    ...comments.flatMap(({ name, text }) => [heading(name, 3), ...paragraphs(text)]),
  ];
}

function notes({ cells, rule, isComplete }: ReportParts): Block[] {
  return [
    heading(m.reportNotes()),
    list([m.participationWithheldNote(), ...dataNotes({ ruleVersion: rule, isComplete }, cells)]),
  ];
}
