import { days } from "#app/time/durations.ts";
import type { Db } from "../client.server.ts";
import {
  giveBackPages,
  giveBackReactions,
  giveBackTexts,
  libraryConsents,
  libraryOffers,
} from "../schema/inquiry-shared.ts";
import { idFor } from "./random.ts";
import { cycleIdOf } from "./world-inquiry.ts";
import { emailFor, personId } from "./world-people.ts";

const idOf = (name: string) => personId(emailFor(name));

/** A page that gives back a listening round, with reactions, and what teams offer to the library. */
export async function seedInquiryShared(db: Db, now: Date): Promise<void> {
  await seedGiveBack(db, now);
  await seedLibrary(db, now);
}

async function seedGiveBack(db: Db, now: Date): Promise<void> {
  const cycleId = cycleIdOf("listening", 1);
  const at = (ago: number) => new Date(now.getTime() - ago * days);
  const page = { cycleId, token: "demo-what-families-said", publishedAt: at(6), createdAt: at(8) };
  const made = await db.insert(giveBackPages).values(page).onConflictDoNothing().returning();
  if (made.length === 0) return;
  const savedBy = idOf("Fatuma Osman");
  await db.insert(giveBackTexts).values([
    {
      ...{ cycleId, language: "en", savedBy, savedAt: at(7), reviewedAt: at(6), reviewedBy: savedBy },
      texts: {
        title: "What you told us at the gate",
        asked: "In fall, we asked families at the walking gate what would make pick-up better.",
        heard:
          "You wait in the rain while cars wait inside. You want to say once, in writing, who may take your child. Grandparents asked for a chair.",
        next: "The roof over the gate is measured this month. The form for pick-up comes home in your language by the end of the month.",
      },
    },
    {
      ...{ cycleId, language: "es", savedBy, savedAt: at(7) },
      texts: {
        title: "Lo que nos dijeron en la puerta",
        asked: "En otoño preguntamos a las familias en la puerta peatonal qué mejoraría la salida.",
        heard:
          "Ustedes esperan bajo la lluvia. Quieren decir una sola vez, por escrito, quién puede recoger a su hijo. Los abuelos pidieron una silla.",
        next: "Este mes se mide el techo de la puerta. El formulario llegará a casa en su idioma.",
      },
    },
  ]);
  const reaction = (number: number, text: string, state: "waiting" | "shown") => ({
    ...{ id: idFor(`reaction ${number}`), cycleId, text, state, receivedAt: at(number) },
  });
  await db
    .insert(giveBackReactions)
    .values([
      reaction(4, "Thank you for the chair. My mother comes every day.", "shown"),
      reaction(2, "Please also in Dari.", "waiting"),
    ]);
}

const offers = [
  {
    ...{
      line: "texts",
      team: ["Selam Tesfaye", "Sokha Chann"],
      state: "published" as const,
      outcome: "abandon" as const,
    },
    ...{ setting: "elementary" as const, topics: ["families", "language"], audience: "public" as const },
    texts: {
      title: "Reminder texts the evening before conferences",
      place: "One third-grade classroom (an invented example)",
      tried: "One text the evening before, in four languages, to every family.",
      happened: "As many families came as the time before. Nobody had forgotten: the time of day was the obstacle.",
      advice: "Ask families for two times that work before you remind them of one that does not.",
    },
  },
  {
    ...{ line: "calls", team: ["Grace Lim", "Marisol Ibarra"], state: "offered" as const, outcome: "adopt" as const },
    ...{ setting: "elementary" as const, topics: ["families", "attendance"], audience: "members" as const },
    texts: {
      title: "Calls home between six and seven",
      place: "Two classrooms at one school (an invented example)",
      tried: "Calls in the evening, in the family's language, first with good news.",
      happened: "More than half of the calls were answered, up from about one in five.",
      advice: "Pay the evening hour and the interpreter before you begin.",
    },
  },
];

async function seedLibrary(db: Db, now: Date): Promise<void> {
  const at = (ago: number) => new Date(now.getTime() - ago * days);
  for (const { line, team, ...offer } of offers) {
    const cycleId = cycleIdOf(line, 1);
    const publishedAt = offer.state === "published" ? at(9) : null;
    await db
      .insert(libraryOffers)
      .values({ cycleId, ...offer, updatedAt: at(9), publishedAt })
      .onConflictDoNothing();
    const consents = team.map((name) => ({ cycleId, personId: idOf(name), revision: 1, consentedAt: at(10) }));
    await db.insert(libraryConsents).values(consents).onConflictDoNothing();
  }
}
