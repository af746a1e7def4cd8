import { closeRun } from "#app/credit/closing.server.ts";
import { claimHours } from "#app/credit/credit.server.ts";
import { askAttendees } from "#app/credit/evaluation.server.ts";
import { answerInstrument } from "#app/instruments/answering.server.ts";
import { listRunsFor } from "#app/instruments/queries/runs.server.ts";
import { recordPresence } from "#app/meetings/presence.server.ts";
import { register } from "#app/trainings/registration/registering.server.ts";
import { listRunSessions } from "#app/trainings/runs/queries/runs.server.ts";
import { anInstrument } from "#tests/instruments/asked.ts";
import { aRun } from "#tests/trainings/run.ts";
import { join } from "#tests/world.ts";
import type { World } from "./rows.ts";

/** What the owner says for a training, each in words that nobody else uses. */
export const said = {
  needs: "a chair beside the door 7c1",
  legalName: "Anastasia Legal 7c2",
  certificateNumber: "number7c3",
  evaluation: "The pace was too quick 7c4",
};

/**
 * The owner was in a training, asked for clock hours, signed and evaluated it. Somebody else gives it, so that the
 * owner's coach has no part in it. The run's id and its session's.
 */
export async function attendTraining({ db, owner }: Pick<World, "db" | "owner">) {
  const [lead, facilitator] = [
    await join(db, "dana", { grants: [{ role: "program_lead" }] }),
    await join(db, "cora", { grants: [{ role: "coach" }] }),
  ];
  const startsAt = new Date(Date.now() - 48 * 60 * 60 * 1000);
  const [title, timeZone] = ["Empathy interviews", "UTC"];
  const session = { title, startsAt, minutes: 180, breakMinutes: 0, timeZone, place: null, link: null };
  const given = { personId: facilitator.id, name: "Cora", qualification: "Data coach" };
  const runId = await aRun(db, lead, {}, { sessions: [session], facilitators: [given] });
  const [held] = await listRunSessions(db, runId);
  const meetingId = held?.id ?? "";
  const { legalName, certificateNumber } = said;
  await register(
    db,
    owner,
    runId,
    {
      ...{ credit: "clock_hours", legalName, pdenrollerEmail: null, certificateNumber, starsId: null },
      ...{ needs: [{ kind: "access", text: said.needs }], organizationId: null, by: owner.id },
    },
    new Date(startsAt.getTime() - 60 * 60 * 1000),
  );
  await recordPresence(db, [{ meetingId, personId: owner.id, minutes: 180, recordedBy: facilitator.id }]);
  await closeRun(db, lead, runId);
  await claimHours(db, owner, runId, { signature: legalName, minutes: 180 });
  await askAttendees(db, runId, anInstrument({ slug: "evaluation", kind: "evaluation" }));
  const [asked] = await listRunsFor(db, owner.id);
  await answerInstrument(db, owner, asked?.id ?? "", { pace: 1, words: said.evaluation });
  return { runId, session: `/trainings/${runId}/sessions/${meetingId}` };
}
