import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { answerRequest } from "#app/cohorts/programs/cohort-request.server.ts";
import { listOpenRequests } from "#app/cohorts/programs/queries/cohort-requests.server.ts";
import { inviteByMail } from "#app/identity/invitations/invitation.server.ts";
import { queueMail } from "#app/mail/outbox.server.ts";
import { peopleOverview } from "#app/operations/decisions.server.ts";
import type { Db } from "#db/client.server.ts";
import { cohortRequests, mails } from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";

const decisionsOf = async (db: Db) => (await peopleOverview(db, String)).decisions;

test("people who ask to join a cohort stand among the decisions until they are answered", () =>
  inDatabase(async (db) => {
    const cohortId = await aCohort(db, { name: "Tides" });
    const [ana, bea, ines] = [
      await join(db, "ana"),
      await join(db, "bea"),
      await join(db, "ines", { grants: [{ role: "administrator" }] }),
    ];
    await db.insert(cohortRequests).values([ana, bea].map(({ id }) => ({ cohortId, personId: id })));
    const to = `/cohorts/${cohortId}/people`;
    expect(await decisionsOf(db)).toContainEqual({ what: "2 people ask to join Tides", to });
    for (const { id } of await listOpenRequests(db, cohortId)) {
      await answerRequest(db, ines, { cohortId, requestId: id, isApproved: false });
    }
    expect((await decisionsOf(db)).filter((each) => each.to === to)).toEqual([]);
  }));

test("a failed mail is counted once: as an invitation's, or among the other messages", () =>
  inDatabase(async (db) => {
    const ines = await join(db, "ines", { grants: [{ role: "administrator" }] });
    const wanted = {
      role: "educator" as const,
      organizationId: null,
      cohortId: null,
      title: null,
      days: 7,
      note: null,
    };
    await inviteByMail(db, ines, { ...wanted, email: "noor@elsewhere.example", name: "Noor" }, "203.0.113.9");
    await db.update(mails).set({ state: "failed" });
    const places = async () => (await decisionsOf(db)).map(({ to }) => to);
    expect(await places()).toEqual(["/admin/invitations?mail=failed"]);
    const recipient = { personId: ines.id, email: ines.email, language: "en", timeZone: "UTC" };
    const other = await queueMail(db, recipient, { template: "test", data: { at: "now" } });
    await db
      .update(mails)
      .set({ state: "failed" })
      .where(eq(mails.id, other?.mailId ?? ""));
    expect(await places()).toEqual(["/admin/invitations?mail=failed", "/admin/mail?state=failed"]);
  }));
