import { recordAudit } from "#app/identity/audit/audit.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { notify } from "#app/notifications/notify.server.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { mostMembers } from "./cycle.ts";
import { announceEntry } from "./library/offer.server.ts";
import { lockCycle, updateCycle } from "./queries/cycles.server.ts";
import {
  countMembers,
  deleteInvitation,
  inviteMember,
  listMemberIds,
  mayInvite,
  updateJoined,
  updateLeft,
} from "./queries/members.server.ts";

export type TeamOutcome = "done" | "already" | "missing" | "full" | "last";

/** A member invites somebody from a cohort or an organization of theirs. */
export async function inviteToCycle(db: Db, person: Person, cycleId: string, otherId: string): Promise<TeamOutcome> {
  return db.transaction(async (db) => {
    const found = await lockCycle(db, person, cycleId);
    if (found?.relation !== "member" || !(await mayInvite(db, person.id, otherId))) return "missing";
    if ((await countMembers(db, cycleId)) >= mostMembers) return "full";
    if (!(await inviteMember(db, { cycleId, personId: otherId, invitedBy: person.id }))) return "already";
    await notify(db, {
      ...{ kind: "cycle_invitation", to: [otherId], actorId: person.id, place: found.cycle.title },
      ...{ path: `/inquiry/${cycleId}`, subjectId: cycleId },
    });
    return "done";
  });
}

/** Somebody who is invited joins the team, and reads and writes all of it from then on. */
export async function joinCycle(db: Db, person: Person, cycleId: string): Promise<TeamOutcome> {
  return db.transaction(async (db) => {
    const found = await lockCycle(db, person, cycleId);
    if (!found) return "missing";
    if (found.relation === "member") return "already";
    const before = await listMemberIds(db, cycleId);
    await updateJoined(db, cycleId, person.id);
    const after = await listMemberIds(db, cycleId);
    // An entry of the library is closed until the new member consents to it.
    await announceEntry(db, cycleId);
    return after.length > before.length ? "done" : "missing";
  });
}

/** A member leaves: what they recorded stays, and they no longer open it. The last member stays. */
export async function leaveCycle(db: Db, person: Person, cycleId: string): Promise<TeamOutcome> {
  return db.transaction(async (db) => {
    const found = await lockCycle(db, person, cycleId);
    if (found?.relation !== "member") return "missing";
    if ((await listMemberIds(db, cycleId)).length < 2) return "last";
    await updateLeft(db, cycleId, person.id);
    await updateCycle(db, cycleId, { updatedAt: currentTime() });
    return "done";
  });
}

/** A member takes an invitation back, or the person who is invited declines it. */
export async function withdrawInvitation(
  db: Db,
  person: Person,
  cycleId: string,
  invitedId: string,
): Promise<TeamOutcome> {
  return db.transaction(async (db) => {
    const found = await lockCycle(db, person, cycleId);
    if (!found || (found.relation !== "member" && invitedId !== person.id)) return "missing";
    await deleteInvitation(db, cycleId, invitedId);
    return "done";
  });
}

/** Shares a cycle with the coaches of a cohort that the member learns in; with null, with nobody. */
export async function shareCycle(
  db: Db,
  person: Person,
  cycleId: string,
  cohortId: string | null,
): Promise<"done" | "missing"> {
  return db.transaction(async (db) => {
    const found = await lockCycle(db, person, cycleId);
    if (found?.relation !== "member") return "missing";
    if (cohortId !== null && !person.cohortIds.includes(cohortId)) return "missing";
    if (found.cycle.sharedCohortId === cohortId) return "done";
    await updateCycle(db, cycleId, { sharedCohortId: cohortId, updatedAt: currentTime() });
    const action = cohortId === null ? "cycle.unshared" : "cycle.shared";
    await recordAudit(db, { actorId: person.id, action, detail: { cycle: cycleId } });
    return "done";
  });
}
