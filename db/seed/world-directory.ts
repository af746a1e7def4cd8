import { days } from "#app/time/durations.ts";
import type { Db } from "../client.server.ts";
import { directoryEntries } from "../schema/index.ts";
import { emailFor, personId } from "./world-people.ts";

type SeededEntry = Omit<typeof directoryEntries.$inferInsert, "personId" | "createdAt" | "updatedAt"> & { by: string };

/** What some of the invented people say of themselves. */
const entries: SeededEntry[] = [
  {
    ...{ by: "Grace Lim", setting: "district", languages: "English, 한국어" },
    worksOn: "Mornings missed in grades K to 3, school by school.",
    canHelp: "Reading attendance codes across two student information systems.",
    looksFor: "A middle school that asks families what makes mornings hard.",
  },
  {
    ...{ by: "Mateo Villaseñor", setting: "families", languages: "English, Español" },
    worksOn: "A consent letter that families can understand and refuse.",
    canHelp: "Holding listening sessions in Spanish, and paying interpreters on time.",
    looksFor: "Letters that others use, good and bad.",
  },
  {
    ...{ by: "Joyce Kimani", setting: "early-learning", languages: "English, Kiswahili" },
    worksOn: "What children choose in the first ten minutes of the day.",
    canHelp: "Observing without a form.",
    looksFor: "A kindergarten teacher to visit, and to be visited by.",
  },
  {
    ...{ by: "Kalani Kekoa", setting: "after-school", languages: "English" },
    worksOn: "Who comes back in the second week, and who we asked why not.",
    canHelp: "Sign-in sheets that young people design.",
    looksFor: "School-day staff who would compare notes once a month.",
  },
  {
    ...{ by: "Svitlana Kravets", setting: "early-learning", languages: "Українська, English" },
    worksOn: "Conversations with families at pick-up.",
    canHelp: "Ukrainian and Russian translation of short notes.",
    looksFor: "",
  },
  {
    ...{ by: "Priya Nair", setting: "middle", languages: "English, हिन्दी" },
    worksOn: "Belonging in science class: three questions, every other Friday.",
    canHelp: "Short student surveys, and what to do before the second one.",
    looksFor: "Another team that runs the same three questions.",
  },
];

/** The directory with a few people of each setting in it. */
export async function seedDirectory(db: Db, now: Date): Promise<void> {
  const rows = entries.map(({ by, ...said }, at) => {
    const since = new Date(now.getTime() - (at + 2) * 3 * days);
    return { ...said, personId: personId(emailFor(by)), createdAt: since, updatedAt: since };
  });
  await db.insert(directoryEntries).values(rows).onConflictDoNothing();
}
