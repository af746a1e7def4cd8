import type { CycleRelation } from "#app/inquiry/cycle.ts";
import { dayOf, homeZone } from "#app/time/dates.ts";
import { days } from "#app/time/durations.ts";
import type { Db } from "../client.server.ts";
import {
  inquiryCycles,
  inquiryEntries,
  inquiryMeasures,
  inquiryMembers,
  inquiryQuestions,
  inquiryTexts,
} from "../schema/inquiry.ts";
import { idFor } from "./random.ts";
import { cohortId } from "./world-community.ts";
import { type DemoCycle, demoCycles } from "./world-inquiry-words.ts";
import { organizationId } from "./world-organizations.ts";
import { emailFor, personId } from "./world-people.ts";

const idOf = (who: string) => personId(who.includes("@") ? who : emailFor(who));
export const cycleIdOf = (line: string, number: number) => idFor(`cycle ${line} ${number}`);

/** Cycles of inquiry in every state: planned, running, adopted, adapted, abandoned, and a listening round. */
export async function seedInquiry(db: Db, now: Date): Promise<void> {
  for (const cycle of demoCycles) await seedCycle(db, cycle, now);
}

async function seedCycle(db: Db, cycle: DemoCycle, now: Date): Promise<void> {
  const id = cycleIdOf(cycle.line, cycle.number);
  const at = (ago: number) => new Date(now.getTime() - ago * days);
  const dayAt = (ago: number) => dayOf(at(ago), homeZone);
  const [from, to] = cycle.days ?? [2, 0];
  const hasPoints = cycle.entries.some(([, , value]) => value !== null);
  const updated = Math.max(0, Math.min(...cycle.entries.map(([ago]) => ago), cycle.decision ? to : from) - 0.2);
  const made = await db
    .insert(inquiryCycles)
    .values({
      ...{ id, lineId: cycleIdOf(cycle.line, 1), number: cycle.number, kind: cycle.kind ?? "cycle" },
      ...{ title: cycle.title, dataEvery: cycle.every ?? null, planRevision: 1 },
      ...(cycle.days && { startsOn: dayAt(from), endsOn: dayAt(to) }),
      ...{ lockedAt: hasPoints ? at(from) : null, decision: cycle.decision ?? null },
      ...{ decidedAt: cycle.decision ? at(to) : null, sharedCohortId: cycle.shared ? cohortId(cycle.shared) : null },
      ...{ organizationId: cycle.organization ? organizationId(cycle.organization) : null },
      ...{ createdAt: at(from + 3), updatedAt: at(updated) },
    })
    .onConflictDoNothing()
    .returning({ id: inquiryCycles.id });
  if (made.length === 0) return;
  await seedTeam(db, id, cycle, at(from + 3));
  await seedWords(db, id, cycle, at);
  const measures = await seedMeasures(db, id, cycle);
  const recorder = idOf(cycle.team[0] ?? "");
  const entries = cycle.entries.map(([ago, measure, value, outOf, text = ""], index) => ({
    ...{ id: idFor(`entry ${id} ${index}`), cycleId: id, value, outOf, text, recordedBy: recorder },
    ...{ measureId: measure === null ? null : (measures[measure] ?? null), happenedOn: dayAt(ago) },
    recordedAt: new Date(at(ago).getTime() + index),
  }));
  if (entries.length > 0) await db.insert(inquiryEntries).values(entries);
}

async function seedTeam(db: Db, cycleId: string, cycle: DemoCycle, since: Date): Promise<void> {
  const invitedBy = idOf(cycle.team[0] ?? "");
  const member = (who: string, part: CycleRelation | "former") => ({
    ...{ cycleId, personId: idOf(who), invitedBy, invitedAt: since },
    ...{ joinedAt: part === "invited" ? null : since, leftAt: part === "former" ? since : null },
  });
  await db
    .insert(inquiryMembers)
    .values([
      ...cycle.team.map((who) => member(who, "member")),
      ...(cycle.invited ?? []).map((who) => member(who, "invited")),
      ...(cycle.former ?? []).map((who) => member(who, "former")),
    ]);
}

async function seedWords(db: Db, cycleId: string, cycle: DemoCycle, at: (ago: number) => Date): Promise<void> {
  const savedBy = idOf(cycle.team[0] ?? "");
  const [from, to] = cycle.days ?? [2, 0];
  const written = { plan: cycle.plan, ...cycle.texts };
  const ages = { plan: from + 3, do: to + 1, study: to, act: to };
  const versions = (["plan", "do", "study", "act"] as const).flatMap((step) => {
    const texts = written[step];
    return texts ? [{ cycleId, step, revision: 1, texts, savedBy, savedAt: at(Math.max(0, ages[step])) }] : [];
  });
  await db.insert(inquiryTexts).values(versions);
  const questions = cycle.questions.map(([question, prediction], index) => ({
    ...{ cycleId, position: index + 1, question, prediction },
  }));
  if (questions.length > 0) await db.insert(inquiryQuestions).values(questions);
}

/** The ids of the measures that were made. */
async function seedMeasures(db: Db, cycleId: string, cycle: DemoCycle): Promise<string[]> {
  const measures = cycle.measures.map(([name, kind, unit, definition, predicted], index) => ({
    ...{ id: idFor(`measure ${cycleId} ${index}`), cycleId, position: index + 1, name, kind, unit, definition },
    ...(predicted && { predictedLow: predicted[0], predictedHigh: predicted[1] }),
  }));
  if (measures.length > 0) await db.insert(inquiryMeasures).values(measures);
  return measures.map(({ id }) => id);
}
