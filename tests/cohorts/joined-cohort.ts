import { expect } from "vitest";
import { findProgram } from "#app/catalog/programs.server.ts";
import { acceptAgreement, writeAgreement } from "#app/cohorts/programs/agreement.server.ts";
import { inviteToCohort } from "#app/cohorts/programs/cohort-invitation.server.ts";
import { inviteToOwnSessions } from "#app/cohorts/programs/joining.server.ts";
import { createCohort } from "#app/cohorts/programs/new-cohort.server.ts";
import { proposedSessions } from "#app/cohorts/programs/session-plan.ts";
import { codeOf, inviteByCode } from "#app/identity/invitations/invitation.server.ts";
import { acceptBySigningUp, acceptCode, acceptMailed } from "#app/identity/invitations/invitation-acceptance.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { createMeetings } from "#app/meetings/meeting.server.ts";
import { homeZone, momentAt } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { invitations } from "#db/schema/index.ts";
import { mailTo, tokenIn } from "#tests/identity/outbox.ts";
import { aCohort, join } from "#tests/world.ts";
import { network, now } from "./year.ts";

export type Year = Awaited<ReturnType<typeof aJoinedCohort>>;

/** A cohort made from the program by its coach, with its sessions and agreement, and six members who were invited. */
export async function aJoinedCohort(db: Db) {
  const elsewhere = await aCohort(db, { name: "Elsewhere" });
  const coaching = { grants: [{ role: "coach" as const, cohortId: elsewhere }] };
  const [cora, dana] = [await join(db, "cora", coaching), await join(db, "dana", coaching)];
  const cohortId = await made(db, cora);
  const meetingIds = await planned(db, await now(db, cora.id), cohortId);
  const [ana, bea] = [await join(db, "ana"), await join(db, "bea")];
  const noorId = await joinedByMail(db, await now(db, cora.id), cohortId, [ana, bea]);
  const [femiId = "", ...others] = await joinedByCode(db, await now(db, cora.id), cohortId);
  const memberIds = [ana.id, bea.id, noorId, femiId, ...others];
  for (const id of memberIds) {
    await inviteToOwnSessions(db, { id });
    expect(await acceptAgreement(db, await now(db, id), { cohortId, version: 1 })).toBe("accepted");
  }
  return { cohortId, cora, dana, ana, bea, noorId, femiId, memberIds, meetingIds };
}

async function made(db: Db, coach: Person): Promise<string> {
  const program = findProgram("data-coaching");
  const dates = { startsOn: "2030-09-03", endsOn: "2031-06-10", timeZone: homeZone, language: "en" };
  const given = { id: crypto.randomUUID(), name: "Tides", capacity: 6, coachIds: [coach.id], organizationIds: [] };
  expect(await createCohort(db, coach, { ...given, ...dates, program })).toEqual({ cohortId: given.id });
  const words = { goals: "Learn.", norms: "Listen.", readers: "Coaches.", records: "The law." };
  expect(await writeAgreement(db, await now(db, coach.id), given.id, words)).toEqual({ version: 1 });
  return given.id;
}

async function planned(db: Db, coach: Person, cohortId: string): Promise<string[]> {
  const proposed = proposedSessions(findProgram("data-coaching")?.agendas ?? [], "2030-09-10", "program");
  const drafts = proposed.map(({ key, title, minutes, day }) => ({
    ...{ agendaKey: `data-coaching/${key}`, title, minutes, startsAt: momentAt(day, "16:00", homeZone) },
  }));
  const created = await createMeetings(db, coach, cohortId, drafts);
  return created === "not_allowed" ? [] : created.meetingIds;
}

/** Two accept with the account they have, a third opens one with the mailed link; that one's id. */
async function joinedByMail(db: Db, coach: Person, cohortId: string, guests: Person[]): Promise<string> {
  const sent = [...guests.map(({ email }) => email), "noor@heron.example"];
  expect(
    await inviteToCohort(
      db,
      coach,
      { cohortId, guests: sent.map((email) => ({ email, name: null })), note: null },
      network,
    ),
  ).toMatchObject({ sent });
  const token = async (email: string) => tokenIn(await mailTo(db, email, "invitation"));
  for (const guest of guests) expect(await acceptMailed(db, await token(guest.email), guest)).toBe("accepted");
  const account = { name: "Noor Haddad", password: null };
  const opened = await acceptBySigningUp(db, await token("noor@heron.example"), account);
  if (typeof opened === "string" || "weak" in opened) throw new Error("no account was opened");
  return opened.personId;
}

/** Three more, until the cohort is full. */
async function joinedByCode(db: Db, coach: Person, cohortId: string): Promise<string[]> {
  const wanted = { role: "educator" as const, organizationId: null, cohortId, title: null, maxUses: 20, days: 14 };
  await inviteByCode(db, coach, wanted);
  const code = (await db.select().from(invitations)).map(codeOf).find((each) => each !== null) ?? "";
  const ids: string[] = [];
  for (let at = 0; at < 3; at += 1) {
    const guest = await join(db, "femi");
    expect(await acceptCode(db, code, guest, network)).toBe("accepted");
    ids.push(guest.id);
  }
  expect(await acceptCode(db, code, await join(db, "ines"), network)).toBe("closed");
  return ids;
}
