import { describe, expect, test } from "vitest";
import { createMeetings } from "#app/meetings/meeting.server.ts";
import { addNextStep, changeNote, finishNextStep, writeNote } from "#app/meetings/note.server.ts";
import { listOpenSteps } from "#app/meetings/queries/next-steps.server.ts";
import { listNotes } from "#app/meetings/queries/notes.server.ts";
import type { Db } from "#db/client.server.ts";
import { inDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";

async function aSession(db: Db) {
  const cohortId = await aCohort(db);
  const cora = await join(db, "cora", { grants: [{ role: "coach", cohortId }] });
  const dana = await join(db, "dana", { grants: [{ role: "coach", cohortId }] });
  const ana = await join(db, "ana", { cohortIds: [cohortId] });
  const femi = await join(db, "femi");
  const made = await createMeetings(db, cora, cohortId, [
    { title: "Kick-off", startsAt: new Date("2026-09-09T23:00:00Z"), minutes: 60 },
  ]);
  return { cora, dana, ana, femi, meetingId: made === "not_allowed" ? "" : (made.meetingIds[0] ?? "") };
}

const texts = async (db: Db, meetingId: string, readerId: string) =>
  (await listNotes(db, meetingId, readerId)).map(({ text }) => text);

describe("notes", () => {
  test("for the cohort are read by all, a coach's private one by nobody else, not even another coach", () =>
    inDatabase(async (db) => {
      const { cora, dana, ana, femi, meetingId } = await aSession(db);
      const shared = { text: "We named three strengths.", audience: "cohort" as const, key: "a form" };
      const own = { text: "Ask about the shuttle.", audience: "author" as const, key: "another form" };
      expect(await writeNote(db, ana, meetingId, shared)).toBe("written");
      expect(await writeNote(db, ana, meetingId, shared)).toBe("written");
      expect(await writeNote(db, cora, meetingId, own)).toBe("written");
      expect(await writeNote(db, ana, meetingId, own)).toBe("missing");
      expect(await writeNote(db, femi, meetingId, shared)).toBe("missing");
      expect(await texts(db, meetingId, ana.id)).toEqual([shared.text]);
      expect(await texts(db, meetingId, dana.id)).toEqual([shared.text]);
      expect(await texts(db, meetingId, cora.id)).toEqual([shared.text, own.text]);
    }));

  test("are changed by their author alone", () =>
    inDatabase(async (db) => {
      const { cora, ana, meetingId } = await aSession(db);
      await writeNote(db, ana, meetingId, { text: "First.", audience: "cohort", key: "a form" });
      const [note] = await listNotes(db, meetingId, ana.id);
      expect(await changeNote(db, cora, note?.id ?? "", "Mine now.")).toBe("missing");
      expect(await changeNote(db, ana, note?.id ?? "", "Second.")).toBe("changed");
      expect(await texts(db, meetingId, cora.id)).toEqual(["Second."]);
    }));
});

test("next steps stay on their owner's list until they or a host finish them", () =>
  inDatabase(async (db) => {
    const { cora, ana, femi, meetingId } = await aSession(db);
    const step = { text: "Ask two families.", ownerId: ana.id, dueOn: "2026-09-20", key: "a form" };
    expect(await addNextStep(db, cora, meetingId, { ...step, ownerId: femi.id })).toBe("not_invited");
    expect(await addNextStep(db, cora, meetingId, step)).toBe("added");
    expect(await addNextStep(db, cora, meetingId, step)).toBe("added");
    const [open, ...more] = await listOpenSteps(db, ana.id);
    expect([open?.text, more]).toEqual([step.text, []]);
    expect(await finishNextStep(db, femi, open?.id ?? "", true)).toBe("missing");
    expect(await finishNextStep(db, ana, open?.id ?? "", true)).toBe("saved");
    expect(await listOpenSteps(db, ana.id)).toEqual([]);
    expect(await finishNextStep(db, cora, open?.id ?? "", false)).toBe("saved");
    expect(await listOpenSteps(db, ana.id)).toHaveLength(1);
  }));
