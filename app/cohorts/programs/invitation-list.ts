import { z } from "zod";
import { asciiAddress } from "#app/http/typed-email.ts";
import { strangeLetterIn } from "#app/identity/imports/import-names.ts";
import * as m from "#app/messages/catalog.ts";
import { fold } from "#app/search/fold.ts";

/** How many rows a list has at most. */
export const rowsMost = 1_000;

/** Somebody whom the cohort knows by an address in lower case. */
export type Known = ReadonlyMap<string, "member" | "invited">;

/**
 * A person in a pasted list. `line` counts from 1. `state` is what sending does: "wrong" has a `problem`, in a sentence;
 * "twice" repeats an earlier row, of which `problem` tells the number.
 */
export type ListedPerson = {
  line: number;
  typed: string;
  email: string;
  name: string | null;
  state: "new" | "member" | "invited" | "twice" | "wrong";
  problem: string | null;
};

const addressField = z.email();
const longestAddress = 254;
const longestName = 120;
/** Longer than any address with a name: what is cut off makes neither valid. */
const longestCell = 500;

/**
 * The people in a typed list or in cells of a sheet, with or without headings: addresses alone, "Ana Reyes
 * <ana@example.org>", or a row for each person with a name and one address among other cells. A word where it has more
 * rows than may be read at once.
 */
export function readInvitationList(typed: string, known: Known = new Map()): ListedPerson[] | "too_many" {
  const lines = typed.replace(/^\uFEFF/, "").split(/\r\n?|\n/);
  const rows = lines.flatMap((text, index) => (text.trim() === "" ? [] : [{ line: index + 1, text: text.trim() }]));
  if (rows.length > rowsMost) return "too_many";
  const [first, ...rest] = rows;
  const isHeaded = first !== undefined && rest.length > 0 && emailColumnOf(first.text) !== -1;
  const heading = isHeaded ? first.text : null;
  const firstLines = new Map<string, number>();
  return (isHeaded ? rest : rows).flatMap(({ line, text }) =>
    (heading ? [cellsRead(heading, text)] : peopleIn(text)).map((found): ListedPerson => {
      const person = {
        line,
        typed: found.typed,
        email: asciiAddress(trimmed(found.address)),
        name: nameFrom(found.name),
      };
      const problem = problemOf(person.email, person.name);
      if (problem) return { ...person, state: "wrong", problem };
      const key = person.email.toLowerCase();
      const before = firstLines.get(key);
      if (before !== undefined) return { ...person, state: "twice", problem: m.inviteListTwice({ line: before }) };
      firstLines.set(key, line);
      return { ...person, state: known.get(key) ?? "new", problem: null };
    }),
  );
}

/** The list without the rows that were sent, to be corrected or sent later. Its headings stay. */
export function remainingList(typed: string, remaining: readonly ListedPerson[]): string {
  if (remaining.length === 0) return "";
  const [heading = ""] = typed
    .replace(/^\uFEFF/, "")
    .split(/\r\n?|\n/)
    .filter((text) => text.trim() !== "");
  const texts = [...new Set(remaining.map((person) => person.typed))];
  return [...(emailColumnOf(heading) === -1 ? [] : [heading]), ...texts].join("\n");
}

type Found = { typed: string; address: string; name: string };

const squeezed = (text: string) => fold(text).replace(/[^\p{L}]+/gu, "");

/** Where a row of headings has the address; -1 for a row that is no heading. */
function emailColumnOf(text: string): number {
  if (text.includes("@")) return -1;
  return piecesOf(text, text).findIndex((cell) => /^(work|school)?e?mail(address(es)?)?$|^correo/.test(squeezed(cell)));
}

/** Cells of a row: between what separates a row of headings if there is one, otherwise between tabs, or any marks. */
function piecesOf(text: string, heading = text.includes("\t") ? text : ""): string[] {
  const marks = heading.includes("\t") ? "\t" : heading.includes(";") ? ";" : ",;";
  return splitOutsideQuotes(text, marks).map((piece) =>
    piece
      .trim()
      .slice(0, longestCell)
      .replace(/^"(.*)"$/, "$1")
      .replaceAll('""', '"')
      .trim(),
  );
}

function splitOutsideQuotes(text: string, marks: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text.charAt(at);
    if (mark === '"') isQuoted = !isQuoted;
    if (isQuoted || !marks.includes(mark)) continue;
    pieces.push(text.slice(start, at));
    start = at + 1;
  }
  return [...pieces, text.slice(start)];
}

/** A row below headings: the cell below the address's, and the names below theirs. */
function cellsRead(headings: string, text: string): Found {
  const heading = piecesOf(headings, headings);
  const cells = piecesOf(text, headings);
  const at = heading.findIndex((cell) => emailColumnOf(cell) === 0);
  const below = (names: readonly string[]) =>
    heading.flatMap((cell, index) => (names.includes(squeezed(cell)) ? [cells[index] ?? ""] : [])).join(" ");
  const whole = below(["name", "fullname", "participant", "member", "nombre"]);
  return {
    typed: text,
    address: cells[at] ?? "",
    name:
      whole || `${below(["firstname", "first", "givenname"])} ${below(["lastname", "last", "surname", "familyname"])}`,
  };
}

/** The people in a row without headings. A row with one address may have a name before it and other cells behind it. */
function peopleIn(text: string): Found[] {
  const pieces = piecesOf(text).filter((piece) => piece !== "");
  const withAddress = pieces.filter((piece) => piece.includes("@"));
  if (withAddress.length === 0) return [{ typed: text, address: "", name: "" }];
  if (withAddress.length === 1) {
    const [piece = ""] = withAddress;
    const before = pieces.slice(0, pieces.indexOf(piece));
    return wordsIn(piece).map(({ address, name }) => ({
      typed: text,
      address,
      name: name || (before.length === 1 ? (before[0] ?? "") : ""),
    }));
  }
  const people: Found[] = [];
  let pending: string[] = [];
  for (const piece of pieces) {
    if (!piece.includes("@")) {
      pending.push(piece);
      continue;
    }
    for (const { address, name } of wordsIn(piece)) {
      people.push({ typed: piece, address, name: [...pending, name].filter(Boolean).join(", ") });
    }
    pending = [];
  }
  return [...people, ...pending.map((piece) => ({ typed: piece, address: piece, name: "" }))];
}

/** The addresses in a piece: one in angle brackets behind a name, one behind words, or several between spaces. */
function wordsIn(piece: string): { address: string; name: string }[] {
  const named = /^(.*?)<([^<>]*)>\W*$/.exec(piece);
  if (named) return [{ address: named[2] ?? "", name: named[1] ?? "" }];
  const words = piece.split(/\s+/);
  const addresses = words.filter((word) => word.includes("@"));
  if (addresses.length === words.length) return addresses.map((address) => ({ address, name: "" }));
  const last = words.at(-1) ?? "";
  const isBehindName = addresses.length === 1 && addressField.safeParse(trimmed(last)).success;
  return [isBehindName ? { address: last, name: words.slice(0, -1).join(" ") } : { address: piece, name: "" }];
}

/** An address without the marks that a sentence or a list puts around it. */
const trimmed = (address: string) => address.trim().replace(/^[<("'“‘„[]+|[>)"'”’\],;:.]+$/g, "");

function nameFrom(typed: string): string | null {
  const name = typed.replace(/^["'“”\s]+|["'“”\s,;]+$/g, "").replace(/\s+/g, " ");
  const [last, first, ...more] = name.split(", ");
  return (last && first && more.length === 0 ? `${first} ${last}` : name) || null;
}

function problemOf(email: string, name: string | null): string | null {
  if (/[\p{Cc}\uFFFD]/u.test(`${email}${name ?? ""}`)) return m.importsProblemUnreadable();
  if (name && /^[=+\-@]/.test(name)) return m.importsProblemFormula();
  if (name && name.length > longestName) return m.importsProblemLong();
  if (email === "") return m.inviteListNoAddress();
  if (email.length > longestAddress) return m.importsProblemLong();
  if (addressField.safeParse(email).success) return null;
  const [before = "", behind = "", ...more] = email.split("@");
  if (!email.includes("@")) return m.inviteListWrong({ why: "none" });
  const letter = strangeLetterIn(email) ?? /[^\0-\x7F]/u.exec(email)?.[0];
  if (letter) return m.inviteListLetter({ letter });
  if (more.length > 0) return m.inviteListWrong({ why: "two" });
  if (/\s/.test(email)) return m.inviteListWrong({ why: "space" });
  if (before === "" || behind === "") return m.inviteListWrong({ why: "half" });
  if (!behind.includes(".")) return m.inviteListWrong({ why: "dot" });
  return m.inviteListWrong({ why: "other" });
}
