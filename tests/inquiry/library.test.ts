import { expect, test } from "vitest";
import type { BrightSpot } from "#app/catalog/bright-spot.ts";
import { decide } from "#app/inquiry/cycle.server.ts";
import { recordEntries } from "#app/inquiry/entry.server.ts";
import { consent, reviewOffer, withdrawOffer, writeOffer } from "#app/inquiry/library/offer.server.ts";
import { findPublished, listOffersToReview, listPublished } from "#app/inquiry/library/queries/offers.server.ts";
import { searchLibrary } from "#app/inquiry/library/search.server.ts";
import { findPublicSeries } from "#app/inquiry/queries/public-series.server.ts";
import { inviteToCycle, joinCycle, leaveCycle } from "#app/inquiry/team.server.ts";
import type { Db } from "#db/client.server.ts";
import { inDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";
import { aCycle, aPoint } from "./cycles.ts";

/** A decided cycle of two, and a lead. */
async function aDecidedTeam(db: Db) {
  const river = await aCohort(db);
  const ana = await join(db, "ana", { cohortIds: [river] });
  const bea = await join(db, "bea", { cohortIds: [river] });
  const dana = await join(db, "dana", { grants: [{ role: "program_lead" }] });
  const { cycleId, measureId } = await aCycle(db, ana);
  await inviteToCycle(db, ana, cycleId, bea.id);
  await joinCycle(db, bea, cycleId);
  const texts = { title: "Greeting", place: "", tried: "Greeting by name.", happened: "No change.", advice: "" };
  const offer = { texts, setting: "elementary" as const, topics: ["belonging" as const], audience: "members" as const };
  expect(await writeOffer(db, ana, cycleId, offer)).toBe("undecided");
  await decide(db, ana, cycleId, { decision: "abandon", texts: { reasons: "No change." }, base: 0 });
  return { ana, bea, dana, cycleId, measureId, offer, river };
}

const nothing = { words: "", setting: null, topic: null, outcome: null, isLoose: false };

test("an offer needs the consent of each member and a lead, and any one of them closes it at once", () =>
  inDatabase(async (db) => {
    const { ana, bea, dana, cycleId, measureId, offer } = await aDecidedTeam(db);
    expect(await writeOffer(db, ana, cycleId, offer)).toBe("done");
    expect(await listOffersToReview(db, dana.id)).toEqual([]);
    expect(await consent(db, bea, cycleId, 2)).toBe("changed_meanwhile");
    expect(await consent(db, bea, cycleId, 1)).toBe("done");
    expect(await listOffersToReview(db, dana.id)).toMatchObject([{ id: cycleId, outcome: "abandon" }]);
    const decision = { revision: 1, isPublished: true, note: "" };
    expect(await reviewOffer(db, ana, cycleId, decision)).toBe("missing");
    expect(await reviewOffer(db, dana, cycleId, decision)).toBe("done");
    // Points that are recorded later are not part of what was consented to.
    const point = { key: "late", measureId, points: [aPoint("2026-03-02", 15)] };
    await recordEntries(db, ana, cycleId, point);
    const shownUntil = async (until: string) => (await findPublicSeries(db, cycleId, until)).entries.length;
    expect(await shownUntil("2026-01-01T00:00:00Z")).toBe(0);
    expect(await shownUntil("2999-01-01T00:00:00Z")).toBe(1);
    // A page that was open before sends its consent, or the same words, once more.
    expect(await consent(db, bea, cycleId, 1)).toBe("done");
    expect(await writeOffer(db, ana, cycleId, offer)).toBe("done");
    expect(await listPublished(db, ["public"], nothing)).toEqual([]);
    expect(await listPublished(db, ["public", "members"], nothing)).toHaveLength(1);
    const search = { ...nothing, words: "GREETING by", topic: "belonging", outcome: "abandon" };
    expect(await listPublished(db, ["members"], search)).toHaveLength(1);
    expect(await listPublished(db, ["members"], { ...search, setting: "high" })).toEqual([]);
    await leaveCycle(db, bea, cycleId);
    expect(await findPublished(db, cycleId, ["members"])).not.toBeNull();
    expect(await withdrawOffer(db, bea, cycleId)).toBe("done"); // who consented, also after they left
    expect(await findPublished(db, cycleId, ["members"])).toBeNull();
    expect(await withdrawOffer(db, dana, cycleId)).toBe("missing");
  }));

test("a new version asks everyone again, and a new member closes what they did not consent to", () =>
  inDatabase(async (db) => {
    const { ana, bea, dana, cycleId, offer } = await aDecidedTeam(db);
    await writeOffer(db, ana, cycleId, offer);
    await consent(db, bea, cycleId, 1);
    await reviewOffer(db, dana, cycleId, { revision: 1, isPublished: true, note: "" });
    expect(await findPublished(db, cycleId, ["members"])).not.toBeNull();
    const changed = { ...offer, texts: { ...offer.texts, advice: "Ask first." } };
    expect(await writeOffer(db, bea, cycleId, changed)).toBe("done");
    expect(await findPublished(db, cycleId, ["members"])).toBeNull();
    expect(await consent(db, ana, cycleId, 2)).toBe("done");
    await reviewOffer(db, dana, cycleId, { revision: 2, isPublished: false, note: "Name no street." });
    expect(await consent(db, ana, cycleId, 2)).toBe("changed_meanwhile");
  }));

test("who joins a team closes its entry until they consent, without another review, and a withdrawn one stays closed", () =>
  inDatabase(async (db) => {
    const { ana, bea, dana, cycleId, offer, river } = await aDecidedTeam(db);
    await writeOffer(db, ana, cycleId, offer);
    await consent(db, bea, cycleId, 1);
    await reviewOffer(db, dana, cycleId, { revision: 1, isPublished: true, note: "" });
    const femi = await join(db, "femi", { cohortIds: [river] });
    await inviteToCycle(db, ana, cycleId, femi.id);
    expect(await findPublished(db, cycleId, ["members"])).not.toBeNull();
    await joinCycle(db, femi, cycleId);
    expect(await findPublished(db, cycleId, ["members"])).toBeNull();
    expect(await consent(db, femi, cycleId, 1)).toBe("done");
    expect(await findPublished(db, cycleId, ["members"])).not.toBeNull();
    await withdrawOffer(db, femi, cycleId);
    for (const person of [ana, bea, femi]) expect(await consent(db, person, cycleId, 1)).toBe("changed_meanwhile");
    expect(await listOffersToReview(db, dana.id)).toEqual([]);
  }));

const letters: BrightSpot = {
  ...{
    slug: "letters-about-absences",
    title: "Letters about absences",
    place: "",
    tried: "Letters.",
    happened: "",
    advice: "",
  },
  ...{ settings: ["elementary"], topics: [], outcome: "adopt", sources: [], problem: null },
};

test("the library is searched by words in any order, without accents, and with a slip of the pen", () =>
  inDatabase(async (db) => {
    const { ana, bea, dana, cycleId, offer } = await aDecidedTeam(db);
    const texts = { ...offer.texts, tried: 'Café por la mañana with "grandparents"\nat the gate.', place: "Kent 100%" };
    await writeOffer(db, ana, cycleId, { ...offer, texts });
    await consent(db, bea, cycleId, 1);
    await reviewOffer(db, dana, cycleId, { revision: 1, isPublished: true, note: "" });
    const found = async (words: string) => {
      const { offered, curated, isLoose } = await searchLibrary(
        db,
        { audiences: ["members"], spots: [letters] },
        { ...nothing, words },
      );
      return [offered.length > 0, curated.map(({ slug }) => slug), isLoose];
    };
    for (const words of ["manana cafe", "GATE Café", '"grandparents" at', "100%", "kent"]) {
      expect(await found(words), words).toEqual([true, [], false]);
    }
    // The names of its parts are no words of an entry, and % is no wildcard.
    for (const words of ["advice happened", "1%0", "k_nt", "nothing like it"]) {
      expect(await found(words), words).toEqual([false, [], false]);
    }
    expect(await found("grandparants")).toEqual([true, [], true]);
    expect(await found("gradparents maniana")).toEqual([true, [], true]);
    expect(await found("absenses")).toEqual([false, ["letters-about-absences"], true]);
  }));
