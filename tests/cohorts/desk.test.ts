import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { deskFor } from "#app/cohorts/desk/desk.server.ts";
import { sendNudge } from "#app/cohorts/desk/nudge.server.ts";
import { listContacts } from "#app/cohorts/log/queries/log.server.ts";
import { writeMessage } from "#app/cohorts/log/thread.server.ts";
import { agendaOf } from "#app/cohorts/programs/agenda.server.ts";
import { listSessionCounts } from "#app/cohorts/queries/session-days.server.ts";
import { createMeetings } from "#app/meetings/meeting.server.ts";
import { addNextStep, finishNextStep } from "#app/meetings/note.server.ts";
import { fromNow } from "#app/time/clock.ts";
import { days } from "#app/time/durations.ts";
import { connect, type Db } from "#db/client.server.ts";
import {
  artifactEvents,
  artifactOwners,
  artifacts,
  attendanceObservations,
  auditEvents,
  cohortMemberships,
  cohortSettings,
  mails,
  nextSteps,
  notificationChoices,
  nudges,
} from "#db/schema/index.ts";
import { countStatements } from "#tests/bench/statement-counter.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";

async function aCoachedCohort(db: Db) {
  const cohortId = await aCohort(db, { name: "Tides" });
  const ana = await join(db, "ana", { cohortIds: [cohortId] });
  const bea = await join(db, "bea", { cohortIds: [cohortId] });
  const cora = await join(db, "cora", { grants: [{ role: "coach", cohortId }] });
  const otherCohort = await aCohort(db, { name: "Cedars" });
  const otherCoach = await join(db, "dana", { grants: [{ role: "coach", cohortId: otherCohort }] });
  return { cohortId, ana, bea, cora, otherCoach };
}

/** A session twenty days ago to which ana came and bea did not, and one in two days. */
async function withSessions(db: Db) {
  const world = await aCoachedCohort(db);
  const { cohortId, ana, bea, cora } = world;
  const past = { title: "One", startsAt: fromNow(-20 * days), minutes: 60 };
  const made = await createMeetings(db, cora, cohortId, [past, { ...past, title: "Two", startsAt: fromNow(2 * days) }]);
  const [heldId = "", nextId = ""] = made === "not_allowed" ? [] : made.meetingIds;
  await db.insert(attendanceObservations).values([
    { meetingId: heldId, personId: ana.id, source: "coach", state: "late", clientKey: "a" },
    { meetingId: heldId, personId: bea.id, source: "coach", state: "absent", clientKey: "b" },
  ]);
  return { ...world, heldId, nextId };
}

test("the desk shows each cohort's next session, who came to the last one, and open next steps", () =>
  inDatabase(async (db) => {
    const { cohortId, ana, bea, cora, otherCoach, heldId, nextId } = await withSessions(db);
    const counts = [
      { personId: ana.id, came: 1, taken: 1 },
      { personId: bea.id, came: 0, taken: 1 },
    ];
    expect(await listSessionCounts(db, cohortId)).toEqual(
      counts.sort((one, other) => one.personId.localeCompare(other.personId)),
    );
    for (const key of ["one", "two", "three", "four", "five"]) {
      await addNextStep(db, cora, heldId, { text: `Ask ${key}.`, ownerId: ana.id, dueOn: null, key });
    }
    const [first] = await db.select().from(nextSteps).where(eq(nextSteps.clientKey, "one"));
    await finishNextStep(db, ana, first?.id ?? "", true);
    const [cohort] = (await deskFor(db, cora, new Date())).cohorts;
    expect(cohort?.next).toMatchObject({ title: "Two", to: `/cohorts/${cohortId}/sessions/${nextId}` });
    expect(cohort?.last?.attendance).toContain("1 of 2 came");
    expect(cohort?.last?.to).toBe(`/cohorts/${cohortId}/sessions/${heldId}/attendance`);
    expect([cohort?.steps.map(({ owner }) => owner), cohort?.moreSteps]).toEqual([[ana.name, ana.name, ana.name], 1]);
    expect(JSON.stringify(cohort?.steps)).not.toContain("Ask one.");
    expect(JSON.stringify(await deskFor(db, otherCoach, new Date()))).not.toContain("Two");
  }));

test("a session attended, feedback and a message each count as the last contact", () =>
  inDatabase(async (db) => {
    const { cohortId, ana, bea, cora } = await withSessions(db);
    await db.update(cohortMemberships).set({ joinedOn: "2020-01-01" }).where(eq(cohortMemberships.cohortId, cohortId));
    const contacts = async () =>
      Object.fromEntries((await deskFor(db, cora, new Date())).quiet.map(({ id, contact }) => [id, contact]));
    expect((await contacts())[ana.id]).toMatch(/^Last contact on/);
    expect((await contacts())[bea.id]).toBe("No contact on record.");
    const template = { key: "pdsa", title: "PDSA", purpose: "", weeks: [], fields: [], rubric: [] };
    const [made] = await db
      .insert(artifacts)
      .values({ cohortId, templateKey: "pdsa", template, title: "A plan", state: "returned" })
      .returning();
    const artifactId = made?.id ?? "";
    await db.insert(artifactOwners).values({ artifactId, personId: bea.id });
    await db
      .update(artifacts)
      .set({ stateSince: new Date("2020-02-01") })
      .where(eq(artifacts.id, artifactId));
    const answer = { artifactId, number: 1, event: "return" as const, revision: 1, personId: cora.id };
    await db.insert(artifactEvents).values({ ...answer, happenedAt: new Date("2020-02-01T20:00:00Z") });
    expect((await contacts())[bea.id]).toBe("Last contact on Feb 1, 2020.");
    await writeMessage(db, cora, { cohortId, memberId: bea.id, body: "We missed you.", key: "one" });
    expect((await contacts())[bea.id]).not.toContain("2020");
  }));

test("a desk of several cohorts takes seven statements at most, with the session's own eight", () =>
  withCommittedDatabase(async (db, url) => {
    const { cora, cohortId } = await withSessions(db);
    const grants = [cohortId, await aCohort(db, { name: "Firs" }), await aCohort(db, { name: "Alders" })].map((id) => ({
      ...{ role: "coach" as const, cohortId: id },
    }));
    const coach = await join(db, "dana", { grants });
    const counter = await countStatements(url);
    const counted = connect(counter.url, { max: 1 });
    try {
      await deskFor(counted.db, cora, new Date());
      counter.take();
      expect((await deskFor(counted.db, coach, new Date())).cohorts).toHaveLength(3);
      expect(counter.take()).toBeLessThanOrEqual(7);
    } finally {
      await counted.sql.end();
      counter.close();
    }
  }));

test("a nudge is one mail, one entry of the thread and one of the log, only to a member who wants it", () =>
  inDatabase(async (db) => {
    const { cohortId, ana, bea, cora, otherCoach } = await aCoachedCohort(db);
    const wanted = { cohortId, memberId: ana.id, body: "How are you?", key: "one" };
    expect(await sendNudge(db, otherCoach, wanted)).toBe("refused");
    expect(await sendNudge(db, bea, wanted)).toBe("refused");
    expect(await sendNudge(db, cora, { ...wanted, memberId: otherCoach.id })).toBe("refused");
    expect(await sendNudge(db, cora, wanted)).toBe("sent");
    expect(await sendNudge(db, cora, wanted)).toBe("sent");
    expect(await sendNudge(db, cora, { ...wanted, key: "two" })).toBe("sent_today");
    await db.insert(notificationChoices).values({ personId: bea.id, topic: "nudges", channel: "app" });
    expect(await sendNudge(db, cora, { ...wanted, memberId: bea.id, key: "three" })).toBe("not_wanted");
    const sent = await db.select().from(mails).where(eq(mails.template, "nudge"));
    expect(sent.map(({ email }) => email)).toEqual([ana.email]);
    expect(await db.select().from(nudges)).toMatchObject([{ personId: ana.id, sentBy: cora.id }]);
    expect(await listContacts(db, cohortId, null)).toMatchObject([{ kind: "message", memberNames: [ana.name] }]);
    const audited = await db.select().from(auditEvents).where(eq(auditEvents.action, "nudge.sent"));
    expect(audited).toMatchObject([{ actorId: cora.id, subjectId: ana.id }]);
  }));

test("a session has the agenda of the version that its cohort follows", () =>
  inDatabase(async (db) => {
    const cohortId = await aCohort(db, { name: "Tides" });
    const agenda = {
      key: "first",
      title: "As it was",
      week: 1,
      minutes: 60,
      purpose: "",
      parts: [],
      before: [],
      after: [],
    };
    await db.execute(sql`insert into program_versions (program_slug, hash, definition)
      values ('data-coaching', 'old', ${JSON.stringify({ agendas: [agenda] })}::jsonb)`);
    const pinned = { programSlug: "data-coaching", programHash: "old" };
    await db
      .insert(cohortSettings)
      .values({ cohortId, ...pinned })
      .onConflictDoUpdate({ target: cohortSettings.cohortId, set: pinned });
    expect((await agendaOf(db, cohortId, "data-coaching/first"))?.title).toBe("As it was");
  }));

test("two coaches who nudge the same member at once send one mail", () =>
  withCommittedDatabase(async (db) => {
    const cohortId = await aCohort(db, { name: "Tides" });
    const ana = await join(db, "ana", { cohortIds: [cohortId] });
    const coaching = { grants: [{ role: "coach" as const, cohortId }] };
    const coaches = [await join(db, "cora", coaching), await join(db, "dana", coaching)];
    const outcomes = await Promise.all(
      [...coaches, ...coaches].map((coach, at) =>
        sendNudge(db, coach, { cohortId, memberId: ana.id, body: "We miss you.", key: `form ${at}` }),
      ),
    );
    expect(outcomes.sort()).toEqual(["sent", "sent_today", "sent_today", "sent_today"]);
  }));
