import type { Instrument } from "#app/catalog/instrument.ts";
import type { Answers } from "#app/instruments/answers.ts";
import { openWeeks } from "#app/instruments/run.ts";
import { dayOf, homeZone, weeksAfter } from "#app/time/dates.ts";
import { days } from "#app/time/durations.ts";
import type { Db } from "../client.server.ts";
import { instrumentAnswers, instrumentParticipants, instrumentRuns } from "../schema/instruments.ts";
import { type Chance, chanceFrom, idFor } from "./random.ts";
import { demoContent } from "./world-artifacts.ts";
import { cohortId } from "./world-community.ts";
import { type CohortKey, demoPeople, personId } from "./world-people.ts";

/** Which instruments opened how many days ago; the last is open, and the demo educator has not answered it. */
const sent: { slug: string; cohort: CohortKey; ago: number; share: number; session?: string }[] = [
  { slug: "readiness", cohort: "attendance", ago: 68, share: 0.8 },
  { slug: "pre-survey", cohort: "attendance", ago: 68, share: 1 },
  { slug: "readiness", cohort: "belonging", ago: 54, share: 0.8 },
  { slug: "pre-survey", cohort: "belonging", ago: 54, share: 1 },
  { slug: "exit-ticket", cohort: "attendance", ago: 31, share: 1, session: "before" },
  { slug: "exit-ticket", cohort: "attendance", ago: 3, share: 0.5 },
];

/** Questionnaires that the demo cohorts were asked, and what they answered. */
export async function seedInstruments(db: Db, now: Date): Promise<void> {
  const { instruments = [] } = await demoContent(db);
  const educator = personId("educator@demo.example");
  for (const { slug, cohort, ago, share, session } of sent) {
    const definition = instruments.find((each) => each.slug === slug);
    if (!definition) continue;
    const id = idFor(`instrument ${slug} ${cohort}${session ? ` ${session}` : ""}`);
    const sentAt = new Date(now.getTime() - ago * days);
    const opensOn = dayOf(sentAt, homeZone);
    const closesOn = weeksAfter(opensOn, openWeeks(definition.kind));
    const run = { id, cohortId: cohortId(cohort), slug, definition, opensOn, closesOn, sentAt };
    const made = await db.insert(instrumentRuns).values(run).onConflictDoNothing().returning();
    const learners = demoPeople.filter((person) => person.cohort === cohort);
    if (made.length === 0 || learners.length === 0) continue;
    const isOpen = closesOn >= dayOf(now, homeZone);
    const asked = learners.map((person) => {
      const chance = chanceFrom(`answer ${slug} ${session ?? ""} ${person.email}`);
      return { person, chance, hasAnswered: !(isOpen && person.id === educator) && chance.happens(share) };
    });
    await db
      .insert(instrumentParticipants)
      .values(asked.map(({ person, hasAnswered }) => ({ runId: id, personId: person.id, hasAnswered })));
    const rows = asked.flatMap(({ person, chance, hasAnswered }) => {
      if (!hasAnswered) return [];
      // An unlinked answer's id says nothing, here as in the product.
      const rowId = definition.isLinked ? idFor(`answer ${slug} ${person.email}`) : crypto.randomUUID();
      return [
        {
          id: rowId,
          runId: id,
          personId: definition.isLinked ? person.id : null,
          answers: answersOf(definition, chance),
        },
      ];
    });
    rows.sort((one, other) => (one.id < other.id ? -1 : 1));
    if (rows.length > 0) await db.insert(instrumentAnswers).values(rows);
  }
}

/** Choices near the middle of each question; words are left out, because nobody said any. */
function answersOf({ items }: Instrument, chance: Chance): Answers {
  return Object.fromEntries(
    items.flatMap(({ key, kind, options }): [string, number | number[]][] => {
      if (kind === "text") return [];
      const at = chance.whole(0, Math.min(2, options.length - 1));
      return [[key, kind === "several" ? [at] : at]];
    }),
  );
}
