import papaparse from "papaparse";
import { parseDuration, parseMoment } from "./participant-times.ts";

/** A stay in a video meeting, in seconds on the file's own clock. */
export type Stay = { from: number; to: number };

/** A name in a participant file with every stay under it. Minutes are null where the stays tell them. */
export type FileParticipant = {
  name: string;
  /** The name before it was changed in the meeting: "Ana Reyes (iPad)". */
  originalName: string | null;
  email: string | null;
  stays: Stay[];
  /** Minutes that the file gives where its times do not tell them. */
  minutes: number | null;
};

export type ParticipantFileProblem = "empty" | "no_participants";

/** Text of a file as Zoom (UTF-8), Teams (UTF-16 with tabs) and Meet write it. */
export function textOfFile(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const isLittle = (first === 0xff && second === 0xfe) || (first !== 0 && second === 0);
  const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second !== 0);
  const encoding = isLittle ? "utf-16le" : isBig ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding).decode(bytes).replaceAll("\0", "");
}

/**
 * Who was in a video meeting, from the participant file of Zoom (with or without the block about the meeting), Teams
 * (attendance report with sections, or the older list of joins and leaves) or Meet. Columns are known by what they
 * hold, because headings and dates are in the language of the person who downloaded the file. A person who came back,
 * also from another device under the same name or address, is one participant with several stays.
 */
export function readParticipantFile(text: string): FileParticipant[] | ParticipantFileProblem {
  const rows = rowsOf(text);
  if (rows.length === 0) return "empty";
  const tables = tablesOf(rows).flatMap((table) => participantsOf(table) ?? []);
  // Teams has a summary of each participant, then every stay: the list with the most stays tells the most, and of two
  // alike the later one.
  const best = tables.reverse().sort((one, other) => staysIn(other) - staysIn(one) || other.length - one.length)[0];
  return best && best.length > 0 ? best : "no_participants";
}

const staysIn = (participants: FileParticipant[]) => participants.reduce((sum, { stays }) => sum + stays.length, 0);

/** The whole minutes that stays cover together: two devices at once count once. */
export function minutesIn(stays: readonly Stay[]): number {
  let seconds = 0;
  let until = Number.NEGATIVE_INFINITY;
  for (const { from, to } of [...stays].sort((one, other) => one.from - other.from)) {
    seconds += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return Math.round(seconds / 60);
}

function rowsOf(text: string): string[][] {
  const clean = text
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n")
    .trim();
  if (clean === "") return [];
  const tabs = clean.split("\t").length > clean.split("\n").length / 2;
  const { data } = papaparse.parse<string[]>(clean, { delimiter: tabs ? "\t" : "" });
  return data.map((row) => row.map((cell) => cell.trim()));
}

/** Blocks of rows: an empty line, a line of one cell and a different number of cells begin a new one. */
function tablesOf(rows: string[][]): string[][][] {
  const tables: string[][][] = [];
  let table: string[][] = [];
  for (const row of rows) {
    const cells = row.filter((cell) => cell !== "").length;
    const isBreak = cells <= 1 || (table[0] && Math.abs(row.length - table[0].length) > 1);
    if (isBreak && table.length > 0) {
      tables.push(table);
      table = [];
    }
    if (cells > 1) table.push(row);
  }
  return table.length > 0 ? [...tables, table] : tables;
}

type Columns = { name: number[]; email: number | null; times: number[]; duration: number | null };

/** The participants of a table; null when it is about something else, such as the block about a Zoom meeting. */
function participantsOf([heading, ...rows]: string[][]): FileParticipant[][] | null {
  if (!heading || rows.length === 0) return null;
  const columns = columnsOf(heading, rows);
  if (columns.name.length === 0 || (columns.times.length === 0 && columns.duration === null)) return null;
  const isOfMeeting = /topic|thema|tema|meeting id/i.test(heading.slice(0, 3).join(" "));
  if (isOfMeeting && !heading.some((cell) => /original/i.test(cell))) return null;
  const isDayFirst = rows.some((row) => columns.times.some((at) => /^(1[3-9]|2\d|3[01])[/.-]/.test(row[at] ?? "")));
  const byPerson = new Map<string, RowsOfPerson>();
  const isAction = columns.times.length === 1 && columns.duration === null;
  const waiting = heading.findIndex((cell) => /waiting.?room|warteraum|sala de espera|salle d.attente/i.test(cell));
  const isWaiting = (row: string[]) => /^(yes|ja|sí|oui)$/i.test(row[waiting] ?? "");
  for (const row of rows) {
    const { name, originalName } = nameIn(columns.name.map((at) => row[at] ?? "").join(" "));
    if (name === "" || isWaiting(row)) continue;
    const email = (columns.email === null ? "" : (row[columns.email] ?? "")).toLowerCase() || null;
    const key = email ?? name.toLowerCase();
    const of = byPerson.get(key) ?? { name, originalName, email, stays: [], lengths: [], open: [] };
    byPerson.set(key, of);
    const [from, to] = columns.times.map((at) => parseMoment(row[at] ?? "", isDayFirst));
    if (isAction) addAction(of, from ?? null, row);
    else
      addRow(
        of,
        from ?? null,
        to ?? null,
        columns.duration === null ? null : parseDuration(row[columns.duration] ?? ""),
      );
  }
  const until = Math.max(...[...byPerson.values()].flatMap(({ stays }) => stays.map(({ to }) => to)));
  return [[...byPerson.values()].flatMap((of) => participantOf(of, until) ?? [])];
}

/** The stays in a person's rows; `open` are the joins of stays that had no end when the file was made. */
type RowsOfPerson = Pick<FileParticipant, "name" | "originalName" | "email" | "stays"> & {
  lengths: number[];
  open: number[];
};

function addRow(of: RowsOfPerson, from: number | null, to: number | null, length: number | null): void {
  if (from === null) {
    if (length) of.lengths.push(length);
    return;
  }
  if (to === null && !length) {
    of.open.push(from);
    return;
  }
  const end = to ?? from + (length ?? 0);
  const stay = { from, to: end < from ? end + 86_400 : end };
  of.stays.push(stay);
  of.lengths.push(Math.min(length ?? Number.POSITIVE_INFINITY, stay.to - stay.from));
}

/**
 * Null for a person who was not there. Minutes are given where the file has no times, and where it has the first
 * joining and the last leaving of a person who was away between them; a difference of a minute is rounding.
 */
function participantOf({ lengths, open, ...person }: RowsOfPerson, until: number): FileParticipant | null {
  const stays = [...person.stays, ...open.map((from) => ({ from, to: Math.max(from, until) }))];
  const length = lengths.reduce((sum, each) => sum + each, 0);
  if (stays.length === 0) return length > 0 ? { ...person, stays, minutes: Math.round(length / 60) } : null;
  const span = person.stays.reduce((sum, { from, to }) => sum + to - from, 0);
  const wasAway = open.length === 0 && lengths.length > 0 && span - length > 90;
  return { ...person, stays, minutes: wasAway ? Math.min(Math.round(length / 60), minutesIn(stays)) : null };
}

/** Older Teams lists: each row is "Joined" or "Left"; a person who never left stayed until their last row. */
function addAction({ stays }: RowsOfPerson, at: number | null, row: string[]): void {
  if (at === null) return;
  const isLeaving = row.some((cell) => /^(left|verlassen|salió|ha salido|abandonó|a quitté)/i.test(cell));
  const last = stays.at(-1);
  if (isLeaving && last && last.to === last.from) last.to = at;
  else if (!isLeaving) stays.push({ from: at, to: at });
}

function columnsOf(heading: string[], rows: string[][]): Columns {
  const share = (at: number, holds: (cell: string) => boolean) => {
    const cells = rows.map((row) => row[at] ?? "").filter((cell) => /[^-–—]/.test(cell));
    return cells.length > 0 && cells.filter(holds).length > cells.length / 2;
  };
  const all = heading.map((_, at) => at);
  const isCalled = (at: number, words: RegExp) => words.test(heading[at] ?? "");
  const emails = all.filter((at) => share(at, (cell) => /^[^\s@]+@[^\s@]+$/.test(cell)));
  const isMoment = (cell: string) => parseMoment(cell, false) !== null || parseMoment(cell, true) !== null;
  const isLength = (cell: string) => parseDuration(cell) !== null;
  const moments = all.filter((at) => share(at, isMoment) && !(isCalled(at, /dur|dauer/i) && share(at, isLength)));
  const stay = [/join/i, /leave|exit/i].flatMap((words) => moments.find((at) => isCalled(at, words)) ?? []);
  const times = stay.length === 2 ? stay : moments.slice(0, 2);
  const lengths = all.filter((at) => !times.includes(at) && share(at, isLength));
  const duration = lengths.findLast((at) => isCalled(at, /dur|dauer|time in/i)) ?? lengths[0] ?? null;
  const named = all.filter((at) => !emails.includes(at) && at !== duration && !times.includes(at) && share(at, isName));
  const names = [/original/i, /^(full |user |display )?names?$/i];
  const first = names.flatMap((words) => named.find((at) => isCalled(at, words)) ?? [])[0] ?? named[0] ?? null;
  const email = emails.find((at) => first !== null && at > first) ?? emails[0] ?? null;
  const isSplit = first !== null && isCalled(first, /first|vorname|nombre|prénom/i) && !isCalled(first, /time|zeit/i);
  const hasLast = first !== null && isCalled(first + 1, /last|nach|apellido|nom/i);
  return { name: first === null ? [] : isSplit && hasLast ? [first, first + 1] : [first], email, times, duration };
}

/** A name, or the number of somebody who dialed in, of which digits may be hidden; no answer such as "Yes". */
const isName = (cell: string) => (/\p{L}/u.test(cell) ? !/^(yes|no)$/i.test(cell) : /^\+?[\d\s().*-]{7,}$/.test(cell));

/**
 * Zoom shows a changed name as "New name (Original name)", once with a "#" between; Teams adds "(Guest)" or
 * "(Unverified)".
 */
function nameIn(cell: string): { name: string; originalName: string | null } {
  const match = /^(.*?[^\s#])[\s#]*\(([^()]+)\)$/.exec(cell.trim());
  if (!match) return { name: cell.trim(), originalName: null };
  const [, name = "", inner = ""] = match;
  const isLabel = /^(guest|gast|invitado|host|unverified|external|extern|ext|she|he|they)\b/i.test(inner);
  return { name, originalName: isLabel ? null : inner };
}
