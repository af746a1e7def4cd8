import { expect, test } from "vitest";
import { minutesOf } from "#app/cohorts/log/new-contact.ts";
import { readPastedLog } from "#app/cohorts/log/pasted-log.ts";
import { pasteLog, previewLog } from "#app/cohorts/log/pasting.server.ts";
import { listContacts } from "#app/cohorts/log/queries/log.server.ts";
import { canSeeMeeting } from "#app/meetings/meeting.ts";
import { findMeeting, listSessions } from "#app/meetings/queries/meetings.server.ts";
import { homeZone } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { mails } from "#db/schema/index.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";

const usual = { time: "16:00", minutes: 60 };
const people = [
  { personId: "ana", name: "Ana Reyes", email: "ana@maple.example" },
  { personId: "bea", name: "Bea Trần", email: "bea@maple.example" },
];
const given = { people, timeZone: homeZone, now: new Date("2026-11-01T20:00:00Z"), usual };
const sheet = (...lines: string[][]) => lines.map((cells) => cells.join("\t")).join("\n");

test("cells of a sheet become sessions and contacts, with days, times and names as people write them", () => {
  const rows = readPastedLog(
    sheet(
      ["Date", "Start", "End", "Type", "Session", "Participants", "Mode", "Language", "Focus", "Strategies", "Notes"],
      ["9/8/2026", "4:00 PM", "5:30 PM", "Session", "Kick-off", "everyone", "In person", "", "", "", ""],
      [
        "Sep 15, 2026",
        "",
        "",
        "1:1",
        "",
        "Reyes, Ana; bea@maple.example",
        "Zoom",
        "Soomaali",
        "data; equity",
        "e-mail",
        '"Two\nlines"',
      ],
    ),
    given,
  );
  if (typeof rows === "string") throw new Error(rows);
  expect(rows.map(({ problems }) => problems)).toEqual([[], []]);
  expect(rows).toMatchObject([
    {
      ...{ line: 2, kind: "session", title: "Kick-off", minutes: 90, memberIds: ["ana", "bea"], mode: "in-person" },
      beganAt: new Date("2026-09-08T23:00:00Z"),
    },
    {
      ...{ line: 3, kind: "one-to-one", minutes: 60, memberIds: ["ana", "bea"], mode: "video", language: "so" },
      ...{ focus: ["data", "equity"], strategies: ["e-mail"], summary: "Two\nlines" },
      beganAt: new Date("2026-09-15T23:00:00Z"),
    },
  ]);
});

test("each bad row says why, and a sheet without days or rows says so", () => {
  const rows = readPastedLog(
    [
      "day,began,minutes,kind,who,focus,mode",
      "someday,,,team,,,",
      "2026-09-08,25:00,,team,,,",
      "2026-09-08,,0,team,,,",
      "2026-09-08,,,chat,,,",
      "2026-09-08,,,team,Zed,,",
      "2026-09-08,,,team,,vibes,",
      "2026-09-08,,,team,,,telepathy",
      "2026-12-08,,,team,,,",
      "2026-09-09,,,team,,,",
      "2026-09-09,,,team,,,",
    ].join("\n"),
    given,
  );
  if (typeof rows === "string") throw new Error(rows);
  expect(rows.map(({ line, problems }) => [line, problems.length])).toEqual([
    ...[2, 3, 4, 5, 6, 7, 8, 9].map((line) => [line, 1]),
    [10, 0],
    [11, 1],
  ]);
  expect(rows.at(-1)?.problems).toEqual(["The same as row 10."]);
  expect(rows[4]?.problems[0]).toContain("“Zed”");
  expect(["", "day\tkind\n", "who\tkind\nAna\tteam"].map((text) => readPastedLog(text, given))).toEqual([
    "empty",
    "empty",
    "no_day",
  ]);
  const many = ["day,kind", ...Array.from({ length: 301 }, () => "2026-09-08,team")].join("\n");
  expect(readPastedLog(many, given)).toBe("too_many");
});

async function aCoachedCohort(db: Db) {
  const id = await aCohort(db, { name: "Tides" });
  const ana = await join(db, "ana", { cohortIds: [id] });
  const cora = await join(db, "cora", { grants: [{ role: "coach", cohortId: id }] });
  return { cohort: { id, timeZone: homeZone }, ana, cora };
}

const past = (email: string) =>
  sheet(
    ["day", "began", "minutes", "kind", "title", "who", "focus", "summary"],
    ["2026-02-03", "16:00", "90", "session", "Kick-off", email, "listening", "We met."],
    ["2026-02-10", "9:00", "30", "one-to-one", "", email, "", "We named it."],
  );

test("a pasted sheet is in the log once, with sessions that the member can open, and mails nobody", () =>
  inDatabase(async (db) => {
    const { cohort, ana, cora } = await aCoachedCohort(db);
    const form = { text: past(ana.email), usual, key: "a form of theirs" };
    expect(await pasteLog(db, ana, cohort, form)).toBe("refused");
    expect(await pasteLog(db, cora, cohort, form)).toEqual({ added: 2 });
    expect(await pasteLog(db, cora, cohort, form)).toEqual({ added: 0 });
    const logged = await listContacts(db, cohort.id, ana.id);
    expect(logged.map(({ source, kind, minutes, summary }) => [source, kind, minutes, summary])).toEqual([
      ["pasted", "one-to-one", 30, "We named it."],
      ["meeting", "session", 90, "We met."],
    ]);
    expect(logged[1]?.focus).toEqual(["listening"]);
    const { dosage, effort } = minutesOf(logged);
    expect([dosage.get(ana.id), effort.get(cora.id)]).toEqual([120, 120]);
    const [session] = await listSessions(db, ana.id, cohort.id);
    const meeting = await findMeeting(db, ana.id, session?.id ?? "");
    expect(meeting && canSeeMeeting(ana, meeting)).toBe(true);
    expect(await db.select().from(mails)).toEqual([]);
    // The same rows in another form are in the log already.
    const preview = await previewLog(db, cohort, form);
    expect(Array.isArray(preview) && preview.map(({ problems }) => problems)).toEqual([
      ["It is in the log already."],
      ["It is in the log already."],
    ]);
  }));

test("one bad row keeps every row out, and two presses at once add the sheet once", () =>
  withCommittedDatabase(async (db) => {
    const { cohort, ana, cora } = await aCoachedCohort(db);
    const bad = `${past(ana.email)}\n2026-02-31\t\t\tteam`;
    expect(await pasteLog(db, cora, cohort, { text: bad, usual, key: "a bad form" })).toBe("has_problems");
    expect(await listContacts(db, cohort.id, null)).toEqual([]);
    expect(await listSessions(db, cora.id, cohort.id)).toEqual([]);
    const form = { text: past(ana.email), usual, key: "a form of theirs" };
    const outcomes = await Promise.all([1, 2].map(() => pasteLog(db, cora, cohort, form)));
    expect(outcomes).toContainEqual({ added: 2 });
    expect(outcomes).toContainEqual({ added: 0 });
    expect(await listContacts(db, cohort.id, null)).toHaveLength(2);
  }));
