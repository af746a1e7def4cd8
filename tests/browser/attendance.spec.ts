import { recordAttendance } from "#app/meetings/attendance.server.ts";
import { createMeetings } from "#app/meetings/meeting.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { listAttendance } from "#tests/meetings/counted-attendance.ts";
import { aCohort, join } from "#tests/world.ts";
import { signIn } from "./people.ts";
import { expect, hydrated, test } from "./test.ts";

/** The browser logs each request without a network, and the stream that it loses. */
test.use({ expectedComplaints: /ERR_INTERNET_DISCONNECTED|Failed to fetch|Load failed|\/live/ });

test("attendance marked without a network arrives later, and what another coach recorded meanwhile stays", async ({
  context,
  page,
  db,
  address,
}) => {
  const cohortId = await aCohort(db);
  const [cora, dana] = [
    await join(db, "cora", { grants: [{ role: "coach", cohortId }] }),
    await join(db, "dana", { grants: [{ role: "coach", cohortId }] }),
  ];
  const [ana, bea] = [
    await join(db, "ana", { cohortIds: [cohortId] }),
    await join(db, "bea", { cohortIds: [cohortId] }),
  ];
  const made = await createMeetings(db, cora, cohortId, [{ title: "Kick-off", startsAt: currentTime(), minutes: 60 }]);
  const meetingId = made === "not_allowed" ? "" : (made.meetingIds[0] ?? "");
  await signIn(context, db, address, cora.id);
  await page.goto(`/cohorts/${cohortId}/sessions/${meetingId}/attendance`);
  await hydrated(page);
  const of = (person: { name: string }, at: number) =>
    page.getByRole("group", { name: person.name }).nth(at).getByRole("radio", { name: "Absent" });
  await context.setOffline(true);
  await of(ana, 0).check();
  await expect(page.getByText("Kept on this device until you save it.")).toBeVisible();
  await page.getByRole("button", { name: "Save attendance" }).click();
  await expect(page.getByText("It is saved as soon as the network is back")).toBeVisible();

  const entry = { personId: bea.id, state: "late" as const, lateMinutes: 9, leftEarlyMinutes: null, seen: null };
  await recordAttendance(db, dana, meetingId, { key: "a form of hers", entries: [entry] });
  await context.setOffline(false);
  await expect(page.getByText("Somebody else had recorded attendance meanwhile")).toBeVisible();
  const counted = await listAttendance(db, [meetingId]);
  const stateOf = (personId: string) => counted.find((each) => each.personId === personId)?.state;
  expect([stateOf(ana.id), stateOf(bea.id)]).toEqual(["absent", "late"]);
});
