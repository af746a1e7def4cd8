import papaparse from "papaparse";
import { dayFrom } from "#app/identity/imports/import-day.ts";
import { type Language, languageNames, languages } from "#app/identity/person/language.ts";
import { longestTitle } from "#app/meetings/meeting.ts";
import { matchParticipant } from "#app/meetings/name-match.ts";
import * as m from "#app/messages/catalog.ts";
import { fold } from "#app/search/fold.ts";
import { momentAt } from "#app/time/dates.ts";
import {
  barriers,
  type ContactDetails,
  type ContactKind,
  type ContactLanguage,
  type ContactMode,
  focuses,
  strategies,
} from "./contact.ts";

const mostPastedRows = 300;

/** Somebody who learns or learned in the cohort. */
export type PastedPerson = { personId: string; name: string; email: string };

/** A row of a sheet: what it says, in part where it has problems, each a sentence. `line` counts from the headings, 1. */
export type PastedRow = {
  line: number;
  title: string;
  memberIds: string[];
  problems: string[];
} & Omit<ContactDetails, "goalIds">;

type Given = {
  people: readonly PastedPerson[];
  timeZone: string;
  now: Date;
  /** For rows that do not say it: a wall time and minutes. */
  usual: { time: string; minutes: number };
};

const columns = {
  day: ["day", "date"],
  began: ["began", "start", "starttime", "time", "from", "begin"],
  ended: ["ended", "end", "endtime", "to", "until"],
  minutes: ["minutes", "min", "mins", "duration", "length"],
  kind: ["kind", "type", "what", "contacttype"],
  title: ["title", "session", "topic", "name"],
  who: ["who", "people", "participants", "members", "attendees", "present", "teacher", "coachee"],
  mode: ["mode", "how", "format"],
  language: ["language"],
  focus: ["focus"],
  strategies: ["strategies", "strategy", "strategiesused"],
  barriers: ["barriers", "barrier", "challenges"],
  summary: ["summary", "notes", "note"],
} as const;
type ColumnName = keyof typeof columns;

const kindWords: Record<ContactKind, string[]> = {
  session: ["session", "cohortsession", "cohortmeeting", "meeting"],
  "one-to-one": ["onetoone", "oneonone", "1:1", "1on1", "11", "individual"],
  team: ["team", "teammeeting"],
  group: ["group", "smallgroup"],
  observation: ["observation", "observed", "observeddatameeting"],
  feedback: ["feedback", "feedbackinwriting"],
  message: ["message", "messages", "email", "mail"],
  support: ["support", "supportactivity", "supportwithoutcontact"],
};

const modeWords: Record<ContactMode, string[]> = {
  "in-person": ["inperson", "onsite", "facetoface"],
  video: ["video", "byvideo", "zoom", "teams", "meet", "online", "virtual", "remote"],
  phone: ["phone", "byphone", "call"],
  writing: ["writing", "inwriting", "email", "mail", "text"],
};

/**
 * The rows of cells that were copied from a sheet, tabs or commas between them, below a row of headings. A word instead
 * where there is nothing to read: "empty", "no_day" without a column of days, "too_many".
 */
export function readPastedLog(text: string, given: Given): PastedRow[] | "empty" | "no_day" | "too_many" {
  const delimiter = text.includes("\t") ? "\t" : "";
  const { data } = papaparse.parse<string[]>(text.replace(/^\uFEFF/, ""), { delimiter, skipEmptyLines: "greedy" });
  const [headings = [], ...lines] = data;
  const at = columnsOf(headings);
  if (lines.length === 0) return headings.some((cell) => cell.trim()) && at.day === undefined ? "no_day" : "empty";
  if (at.day === undefined) return "no_day";
  if (lines.length > mostPastedRows) return "too_many";
  const rows = lines.map((cells, index) => {
    const cell = (column: ColumnName) => (at[column] === undefined ? "" : (cells[at[column]] ?? "").trim());
    return readRow(cell, index + 2, given);
  });
  return rows.map((row, index) => {
    const twin = rows.slice(0, index).find((other) => isSameContact(other, row));
    if (!twin || row.problems.length > 0) return row;
    return { ...row, problems: [m.pasteProblemTwice({ line: twin.line })] };
  });
}

type Same = { kind: ContactKind; beganAt: Date; memberIds: readonly string[] };

/** Whether two entries are the same contact: of one kind, at one moment, with the same people. */
export function isSameContact(one: Same, other: Same): boolean {
  const people = ({ memberIds }: Same) => [...memberIds].sort().join(" ");
  return one.kind === other.kind && one.beganAt.getTime() === other.beganAt.getTime() && people(one) === people(other);
}

const squeezed = (text: string) => fold(text).replace(/[^\p{L}\p{N}:]+/gu, "");

function columnsOf(headings: readonly string[]): Partial<Record<ColumnName, number>> {
  const names = headings.map(squeezed);
  const found = (Object.keys(columns) as ColumnName[]).flatMap((column) => {
    const known: readonly string[] = columns[column];
    const index = names.findIndex((name) => known.includes(name));
    return index === -1 ? [] : [[column, index] as const];
  });
  return Object.fromEntries(found);
}

function readRow(
  cell: (column: ColumnName) => string,
  line: number,
  { people, timeZone, now, usual }: Given,
): PastedRow {
  const problems: string[] = [];
  const or = <Value>(value: Value | null, otherwise: Value, problem: string): Value => {
    if (value !== null) return value;
    problems.push(problem);
    return otherwise;
  };
  const kind = or(wordIn(kindWords, cell("kind")), "one-to-one" as const, m.pasteProblemKind({ typed: cell("kind") }));
  const day = or(dayFrom(cell("day")), "1970-01-01", m.pasteProblemDay({ typed: cell("day") }));
  const time = or(
    cell("began") ? timeFrom(cell("began")) : usual.time,
    "00:00",
    m.pasteProblemTime({ typed: cell("began") }),
  );
  const minutes = or(minutesFrom(cell, time, usual.minutes), usual.minutes, m.pasteProblemMinutes());
  const usualMode = kind === "message" || kind === "feedback" ? "writing" : "in-person";
  const mode = or(
    cell("mode") ? wordIn(modeWords, cell("mode")) : usualMode,
    usualMode,
    m.pasteProblemMode({ typed: cell("mode") }),
  );
  const beganAt = momentAt(day, time, timeZone);
  if (problems.length === 0 && beganAt > now) problems.push(m.pasteProblemFuture());
  const who = peopleIn(cell("who"), people);
  problems.push(...who.unknown.map((typed) => m.pasteProblemPerson({ typed })));
  const summary = cell("summary") || null;
  const title = cell("title");
  if (title.length > longestTitle) problems.push(m.pasteProblemTitle({ most: longestTitle }));
  // The log has no titles: a contact's title is kept before its summary.
  if (summary && summary.length + (title ? title.length + 2 : 0) > 2_000) problems.push(m.pasteProblemSummary());
  const tags = <Tag extends string>(column: ColumnName, known: readonly Tag[]) => {
    const read = tagsIn(cell(column), known);
    problems.push(...read.unknown.map((typed) => m.pasteProblemTag({ typed })));
    return read.tags;
  };
  return {
    ...{ line, kind, beganAt, minutes, mode, memberIds: who.memberIds, summary },
    title: title || m.coachingLogKind({ kind }),
    language: languageFrom(cell("language")),
    ...{ focus: tags("focus", focuses), strategies: tags("strategies", strategies) },
    ...{ barriers: tags("barriers", barriers), problems },
  };
}

function wordIn<Word extends string>(words: Record<Word, readonly string[]>, typed: string): Word | null {
  const wanted = squeezed(typed);
  const found = (Object.keys(words) as Word[]).find(
    (word) => squeezed(word) === wanted || words[word].includes(wanted),
  );
  return found ?? null;
}

/** "4:30 PM", "16:30", "4 pm" as "16:30"; null for anything else. */
function timeFrom(typed: string): string | null {
  const match = /^(\d{1,2})(?::(\d{2}))?(?::\d{2})?\s*([ap])?\.?m?\.?$/i.exec(typed.trim());
  if (!match) return null;
  const [, hour = "", minute = "00", half] = match;
  if (half && (Number(hour) < 1 || Number(hour) > 12)) return null;
  const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === "p" ? 12 : 0) : Number(hour);
  if (hours > 23 || Number(minute) > 59) return null;
  return `${String(hours).padStart(2, "0")}:${minute}`;
}

function minutesFrom(cell: (column: ColumnName) => string, began: string, usual: number): number | null {
  const [typed, ended] = [cell("minutes"), cell("ended")];
  if (typed) {
    const [, minutes] = /^(\d{1,4})\s*(?:min|mins|minutes)?\.?$/i.exec(typed) ?? [];
    return minutes !== undefined && Number(minutes) >= 1 && Number(minutes) <= 1440 ? Number(minutes) : null;
  }
  if (!ended) return usual;
  const end = timeFrom(ended);
  if (end === null) return null;
  const between = inMinutes(end) - inMinutes(began);
  return between > 0 ? between : null;
}

const inMinutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Names or addresses, divided by semicolons, line ends or commas; "everybody" is everybody. */
function peopleIn(typed: string, people: readonly PastedPerson[]): { memberIds: string[]; unknown: string[] } {
  if (["all", "everybody", "everyone"].includes(squeezed(typed))) {
    return { memberIds: people.map(({ personId }) => personId), unknown: [] };
  }
  const divider = /[;\n]/.test(typed) ? /[;\n]+/ : /,+|\s+and\s+|\s+&\s+/;
  const names = typed.split(divider).map((name) => name.trim());
  const found = names.filter(Boolean).map((name) => {
    const email = name.includes("@") ? name.toLowerCase() : null;
    return { name, personId: matchParticipant({ name, originalName: null, email }, people) };
  });
  return {
    memberIds: [...new Set(found.flatMap(({ personId }) => personId ?? []))],
    unknown: found.flatMap(({ name, personId }) => (personId ? [] : [name])),
  };
}

function tagsIn<Tag extends string>(typed: string, known: readonly Tag[]): { tags: Tag[]; unknown: string[] } {
  const words = typed.split(/[;,\n]+/).filter((word) => word.trim());
  const tagOf = (word: string) =>
    known.find((tag) => {
      const label = m.coachingLogTag({ tag: tag.replaceAll("-", "_") });
      return squeezed(word) === squeezed(tag) || squeezed(word) === squeezed(label);
    });
  return {
    tags: known.filter((tag) => words.some((word) => tagOf(word) === tag)),
    unknown: words.filter((word) => tagOf(word) === undefined).map((word) => word.trim()),
  };
}

function languageFrom(typed: string): ContactLanguage | null {
  const wanted = squeezed(typed);
  if (!wanted) return null;
  const namesOf = (language: Language) => [language, languageNames[language], m.coachingLogLanguageName({ language })];
  return languages.find((language) => namesOf(language).some((name) => squeezed(name) === wanted)) ?? "other";
}
