import papaparse from "papaparse";
import { parseDuration, parseMoment } from "./participant-times.ts";

/** A stay in a video meeting, in seconds on the file's own clock. */
export type Stay = { from: number; to: number };

/** A name in a participant file with every stay under it. Minutes are null where the file only has stays. */
export type FileParticipant = {
  name: string;
  /** The name before it was changed in the meeting: "Ana Reyes (iPad)". */
  originalName: string | null;
  email: string | null;
  stays: Stay[];
  /** Minutes that the file gives where it has no times. */
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
 * hold, because headings and dates are in the language of the person who downloaded the file. A person who came back, also
 * from another device under the same name or address, is one participant with several stays.
 */
export function readParticipantFile(text: string): FileParticipant[] | ParticipantFileProblem {
  const rows = rowsOf(text);
  if (rows.length === 0) return "empty";
  const tables = tablesOf(rows).flatMap((table) => participantsOf(table) ?? []);
  // Teams has a summary of each participant, then every stay: the list with the most stays tells the most.
  const best = tables.sort((one, other) => staysIn(other) - staysIn(one) || other.length - one.length)[0];
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
  if (/topic|thema|tema|meeting id/i.test(heading.slice(0, 3).join(" "))) return null;
  const isDayFirst = rows.some((row) => columns.times.some((at) => /^(1[3-9]|2\d|3[01])[/.-]/.test(row[at] ?? "")));
  const byPerson = new Map<string, FileParticipant>();
  const isAction = columns.times.length === 1 && columns.duration === null;
  const waiting = heading.findIndex((cell) => /waiting room|warteraum|sala de espera|salle d.attente/i.test(cell));
  const isWaiting = (row: string[]) => /^(yes|ja|sí|oui)$/i.test(row[waiting] ?? "");
  for (const row of rows) {
    const { name, originalName } = nameIn(columns.name.map((at) => row[at] ?? "").join(" "));
    if (name === "" || isWaiting(row)) continue;
    const email = (columns.email === null ? "" : (row[columns.email] ?? "")).toLowerCase() || null;
    const key = email ?? name.toLowerCase();
    const participant = byPerson.get(key) ?? { name, originalName, email, stays: [], minutes: null };
    byPerson.set(key, participant);
    const [from, to] = columns.times.map((at) => parseMoment(row[at] ?? "", isDayFirst));
    if (isAction) addAction(participant, from ?? null, row);
    else if (from != null && to != null) participant.stays.push({ from, to: to < from ? to + 86_400 : to });
    else if (columns.duration !== null) {
      const minutes = Math.round((parseDuration(row[columns.duration] ?? "") ?? 0) / 60);
      participant.minutes = (participant.minutes ?? 0) + minutes;
    }
  }
  return [[...byPerson.values()].filter(({ stays, minutes }) => stays.length > 0 || minutes !== null)];
}

/** Older Teams lists: each row is "Joined" or "Left"; a person who never left stayed until their last row. */
function addAction(participant: FileParticipant, at: number | null, row: string[]): void {
  if (at === null) return;
  const isLeaving = row.some((cell) => /^(left|verlassen|salió|ha salido|abandonó|a quitté)/i.test(cell));
  const last = participant.stays.at(-1);
  if (isLeaving && last && last.to === last.from) last.to = at;
  else if (!isLeaving) participant.stays.push({ from: at, to: at });
}

function columnsOf(heading: string[], rows: string[][]): Columns {
  const share = (at: number, holds: (cell: string) => boolean) => {
    const cells = rows.map((row) => row[at] ?? "").filter((cell) => cell !== "");
    return cells.length > 0 && cells.filter(holds).length > cells.length / 2;
  };
  const all = heading.map((_, at) => at);
  const email = all.find((at) => share(at, (cell) => /^[^\s@]+@[^\s@]+$/.test(cell))) ?? null;
  const isMoment = (cell: string) => parseMoment(cell, false) !== null || parseMoment(cell, true) !== null;
  const isLength = (at: number) =>
    /dur|dauer/i.test(heading[at] ?? "") && share(at, (cell) => parseDuration(cell) !== null);
  const times = all.filter((at) => share(at, isMoment) && !isLength(at)).slice(0, 2);
  const duration = all.find((at) => !times.includes(at) && share(at, (cell) => parseDuration(cell) !== null)) ?? null;
  const first = all.find((at) => at !== email && at !== duration && !times.includes(at) && share(at, isWords)) ?? null;
  const isSplit =
    first !== null &&
    /first|vorname|nombre|prénom/i.test(heading[first] ?? "") &&
    !/time|zeit/i.test(heading[first] ?? "");
  const hasLast = first !== null && /last|nach|apellido|nom/i.test(heading[first + 1] ?? "");
  return { name: first === null ? [] : isSplit && hasLast ? [first, first + 1] : [first], email, times, duration };
}

const isWords = (cell: string) => /\p{L}/u.test(cell);

/** Zoom shows a changed name as "New name (Original name)"; Teams adds "(Guest)" or "(Unverified)". */
function nameIn(cell: string): { name: string; originalName: string | null } {
  const match = /^(.*\S)\s*\(([^()]+)\)$/.exec(cell.trim());
  if (!match) return { name: cell.trim(), originalName: null };
  const [, name = "", inner = ""] = match;
  const isLabel = /^(guest|gast|invitado|host|unverified|external|extern|ext|she|he|they)\b/i.test(inner);
  return { name, originalName: isLabel ? null : inner };
}
