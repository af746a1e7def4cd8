import { eq } from "drizzle-orm";
import { decide, saveStep, startCycle } from "#app/inquiry/cycle.server.ts";
import { changeEntry, recordEntries } from "#app/inquiry/entry.server.ts";
import { changeGiveBack, moderate, react } from "#app/inquiry/give-back/give-back.server.ts";
import { findGiveBack } from "#app/inquiry/give-back/queries/give-backs.server.ts";
import { reviewOffer, writeOffer } from "#app/inquiry/library/offer.server.ts";
import { findCyclePage } from "#app/inquiry/queries/cycle-page.server.ts";
import { inviteToCycle, joinCycle, leaveCycle } from "#app/inquiry/team.server.ts";
import { inquiryCycles } from "#db/schema/inquiry.ts";
import { aSharedCycle } from "#tests/inquiry/cycles.ts";
import { join } from "#tests/world.ts";
import type { Sample, World } from "./world.ts";

const traces = {
  cycleProblem: "Quokkas are greeted last",
  cycleNote: "A quokka asked for the door to stay open",
  cycleMark: "the quokka festival",
  giveBack: "What families told us about quokkas",
  offer: "Greeting quokkas at the bus",
};

export const inquirySample: Sample = { traces, use: inquire };

/** A cycle of their own with points and notes, a marked and a removed one, shared with coaches, and an invitation. */
async function inquire({ db, person, colleague, cohortId, schoolId }: World) {
  const { cycleId, measureId, entryId } = await aSharedCycle(db, person, cohortId);
  const texts = { learned: traces.cycleProblem };
  await saveStep(db, person, cycleId, { step: "study", texts, base: 0 });
  const note = { happenedOn: "2026-03-03", value: null, outOf: null, text: traces.cycleNote };
  await recordEntries(db, person, cycleId, { key: "note", measureId: null, points: [note] });
  const point = { happenedOn: "2026-03-04", value: 9, outOf: 24, text: "" };
  await recordEntries(db, person, cycleId, { key: "gone", measureId, points: [point] });
  await changeEntry(db, person, { cycleId, entryId }, { mark: traces.cycleMark });
  const page = await findCyclePage(db, person, cycleId);
  const removed = page?.entries.find(({ value }) => value === 9)?.id ?? "";
  await changeEntry(db, person, { cycleId, entryId: removed }, { isRemoved: true });
  await inviteToCycle(db, person, cycleId, colleague);
  const other = await join(db, "femi", { cohortIds: [cohortId] });
  const id = crypto.randomUUID();
  const start = { id, kind: "listening" as const, title: "Listening at pick-up", texts: {}, organizationId: null };
  await startCycle(db, other, start);
  await inviteToCycle(db, other, id, person.id);
  await joinCycle(db, person, id);
  await leaveCycle(db, person, id);
  const reasons = { reasons: "The door stays open." };
  await decide(db, person, cycleId, { decision: "adopt", texts: reasons, base: 0 });
  await giveBackAndOffer({ db, person, cycleId });
  await db.update(inquiryCycles).set({ organizationId: schoolId }).where(eq(inquiryCycles.id, cycleId));
}

/** The page for families, with a reaction that they hid, and the offer to the library, which a lead returned. */
async function giveBackAndOffer({ db, person, cycleId }: Pick<World, "db" | "person"> & { cycleId: string }) {
  const texts = { title: traces.giveBack, asked: "", heard: traces.giveBack, next: "" };
  await changeGiveBack(db, person, cycleId, { kind: "text", language: "en", texts });
  await changeGiveBack(db, person, cycleId, { kind: "review", language: "en", isReviewed: true });
  await changeGiveBack(db, person, cycleId, { kind: "publish" });
  const page = await findGiveBack(db, cycleId);
  const reactionId = crypto.randomUUID();
  await react(db, page?.token ?? "", { id: reactionId, text: "Thank you for asking us.", address: "203.0.113.9" });
  await moderate(db, person, { cycleId, reactionId }, "hidden");
  const offer = { title: traces.offer, place: "", tried: traces.offer, happened: "", advice: "" };
  const about = { setting: "elementary" as const, topics: ["belonging" as const], audience: "members" as const };
  await writeOffer(db, person, cycleId, { texts: offer, ...about });
  const lead = await join(db, "dana", { grants: [{ role: "program_lead" }] });
  await reviewOffer(db, lead, cycleId, { revision: 1, isPublished: true, note: "" });
}
