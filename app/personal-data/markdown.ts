import { z } from "zod";
import { auditActions } from "#app/audit-actions/audit-actions.ts";
import { auditInWords } from "#app/identity/audit/audit-words.ts";
import type { Person } from "#app/identity/person/person.ts";
import { roles } from "#app/identity/person/role.ts";
import { roleInWords } from "#app/identity/person/words.ts";
import * as m from "#app/messages/catalog.ts";
import { dayAndTimeIn, dayInWords } from "#app/time/dates.ts";
import { answerInWords, questionInWords } from "./answer-words.ts";
import type { Entry, SectionName } from "./format.ts";
import { asTyped } from "./markdown-text.ts";
import { type Field, fieldLabels, sectionTitles } from "./words.ts";

type Owner = Pick<Person, "name" | "timeZone">;

export function headOf(owner: Owner, exportedAt: Date): string {
  const { name, timeZone } = owner;
  const when = dayAndTimeIn(timeZone, exportedAt.toISOString());
  return `# ${m.takeoutTitle({ name: asTyped(name) })}\n\n${m.takeoutIntro({ when, timeZone })}\n`;
}

/** Writes the readable file entry by entry, remembering only the previous entry. */
export function markdownFor(owner: Owner) {
  let before: { lesson: string; section: SectionName } | null = null;
  return {
    entry<Name extends SectionName>(section: Name, entry: Entry<Name>): string {
      const lesson = lessonOf(entry);
      const isBeginning = before?.section !== section;
      const isSame = !isBeginning && before?.lesson === lesson;
      before = { lesson, section };
      const title = isBeginning ? `\n## ${sectionTitles[section]()}\n\n` : "";
      return title + (lesson && !isSame && isLong(entry) ? `\n### ${asTyped(lesson)}\n` : "") + entryIn(owner, entry);
    },
    /** The empty sections, listed once at the end. */
    ending(empty: SectionName[]): string {
      const list = empty.map((section) => `- ${sectionTitles[section]()}\n`).join("");
      return empty.length > 0 ? `\n## ${m.takeoutEmpty()}\n\n${list}` : "";
    },
  };
}

const isLong = (entry: Entry) => "value" in entry || ("text" in entry && "question" in entry);

function lessonOf(entry: Entry): string {
  if (!("lessonId" in entry)) return "";
  return [entry.course ?? entry.courseId, entry.lesson ?? entry.lessonId].filter(Boolean).join(": ");
}

function entryIn(owner: Owner, entry: Entry): string {
  if ("value" in entry) return answerIn(owner, entry);
  if ("text" in entry && "question" in entry) return writtenIn(owner, entry);
  if ("isByYou" in entry) return `- ${facts(owner, recordedIn(entry))}\n`;
  return `- ${facts(owner, entry)}\n`;
}

function answerIn(owner: Owner, entry: Entry<"responses">): string {
  const { question, value, firstValue, courseId, course, lessonId, lesson, kind, ...rest } = entry;
  const isChanged = JSON.stringify(value) !== JSON.stringify(firstValue);
  const lines = [
    ...quoted(questionInWords(question)),
    ...labeled(m.takeoutAnswered(), answerInWords(value, question)),
    ...(isChanged ? labeled(m.takeoutAnsweredFirst(), answerInWords(firstValue, question)) : []),
    "",
    `*${facts(owner, rest)}*`,
  ];
  return `\n${lines.join("\n")}\n`;
}

function writtenIn(owner: Owner, entry: Entry<"reflections"> | Entry<"reflectionVersions">): string {
  const { text, question } = entry;
  const note =
    "savedAt" in entry
      ? m.takeoutVersionOf({ revision: entry.revision, when: dayAndTimeIn(owner.timeZone, entry.savedAt) })
      : facts(owner, { visibility: entry.visibility, createdAt: entry.createdAt, updatedAt: entry.updatedAt });
  return `\n${[...quoted(question), asTyped(text), "", `*${note}*`].join("\n")}\n`;
}

function recordedIn({ action, detail, ...entry }: Entry<"activity">) {
  const known = auditActions.find((each) => each === action);
  return { action: known ? auditInWords(known, auditDetail.parse(detail)) : action, ...entry };
}

const auditDetail = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).catch({});

const quoted = (text: string | null) =>
  text
    ? [
        ...asTyped(text)
          .split("\n")
          .map((line) => `> ${line}`),
        "",
      ]
    : [];
const labeled = (label: string, lines: string[]) => [`**${label}**`, "", ...lines.map(listed), ""];

const listed = (line: string) => `- ${asTyped(line).replaceAll("\n", "\n  ")}`;

/** "made Monday, …; ends …": the fields that have a value, with their labels. */
function facts(owner: Owner, entry: object): string {
  const parts = Object.entries(entry).flatMap(([field, value]: [string, unknown]) => {
    const label = isField(field) ? fieldLabels[field] : null;
    return label && value !== null ? [`${label()}: ${valueIn(owner, field, value)}`] : [];
  });
  return parts.join("; ");
}

function isField(name: string): name is Field {
  return name in fieldLabels;
}

/** Fields with an enumerated value, such as "email_link". */
const wordFields = ["method", "purpose", "state", "kind", "template", "topic", "how"];

const moment = /^\d{4}-\d\d-\d\dT/;
const day = /^\d{4}-\d\d-\d\d$/;

function valueIn(owner: Owner, field: string, value: unknown): string {
  if (typeof value === "boolean") return value ? m.takeoutYes() : m.takeoutNo();
  if (Array.isArray(value)) return asTyped(value.join(", "));
  if (typeof value === "object") return asTyped(JSON.stringify(value));
  const text = String(value).replace(/\s+/g, " ");
  if (moment.test(text)) return dayAndTimeIn(owner.timeZone, text);
  if (day.test(text)) return dayInWords(text);
  if (field === "role" || field === "viewAsRole") return roleNamed(text);
  if (field === "visibility") return visibilityInWords(text);
  return asTyped(wordFields.includes(field) ? text.replaceAll("_", " ") : text);
}

function roleNamed(word: string): string {
  const role = roles.find((each) => each === word);
  return role ? roleInWords(role) : asTyped(word);
}

function visibilityInWords(word: string): string {
  if (word === "coach") return m.takeoutCoach();
  return word === "cohort" ? m.takeoutCohort() : m.takeoutPrivate();
}
