import type { Person } from "#app/identity/person/person.ts";
import { notify } from "#app/notifications/notify.server.ts";
import type { Db } from "#db/client.server.ts";
import { spacePath } from "../paths.ts";
import { isReader } from "./queries/audience.server.ts";
import {
  findByEmail,
  findMadeTitle,
  insertSpace,
  listPlaces,
  listProgramsWithoutSpace,
  lockSpace,
  updatePlaceEnded,
  updateSpace,
  upsertPlaces,
} from "./queries/space-changes.server.ts";
import { canMakeSpace, mostInvited, type SpaceRole } from "./space.ts";
import { accessTo, accessToWrite } from "./space-access.server.ts";

export type SpaceDraft = { title: string; purpose: string; agreements: string; hasCoachView?: boolean };

type NewSpace = SpaceDraft & {
  programSlug: string | null;
  /** The id to give it: one for each page with the form, so that a second press makes no second space. */
  key: string;
};

/** Makes the space of a program, or one by invitation that its maker facilitates. */
export async function makeSpace(
  db: Db,
  person: Person,
  { key, ...draft }: NewSpace,
): Promise<{ spaceId: string } | "not-allowed" | "there-already"> {
  const kind = draft.programSlug === null ? ("invited" as const) : ("program" as const);
  if (!canMakeSpace(person, kind)) return "not-allowed";
  return db.transaction(async (db) => {
    const { programSlug } = draft;
    const before = await findMadeTitle(db, key, person.id);
    if (before === draft.title) return { spaceId: key };
    const isFree = (await listProgramsWithoutSpace(db)).some(({ slug }) => slug === programSlug);
    if (programSlug !== null && !isFree) return "there-already";
    // From the same page, gone back to, comes another space.
    const own = { ...draft, kind, createdBy: person.id, ...(before === null && { id: key }) };
    const spaceId = await insertSpace(db, own);
    // Pressed twice at once, the second insert waited for the first.
    if (spaceId === null)
      return (await findMadeTitle(db, key, person.id)) === draft.title ? { spaceId: key } : "there-already";
    if (kind === "invited") {
      await upsertPlaces(db, { spaceId, role: "facilitator" }, [{ personId: person.id, addedBy: person.id }]);
    }
    return { spaceId };
  });
}

/** A facilitator changes what a space says of itself. */
export async function changeSpace(
  db: Db,
  person: Person,
  spaceId: string,
  draft: SpaceDraft,
): Promise<"done" | "missing"> {
  return db.transaction(async (db) => {
    const access = await accessToWrite(db, person, spaceId);
    if (!access?.isFacilitator) return "missing";
    await updateSpace(db, spaceId, draft);
    return "done";
  });
}

export type PlaceOutcome = "done" | "missing" | "nobody" | "not-a-reader" | "full" | "last";

/**
 * A facilitator gives somebody a place: any account in a space by invitation; elsewhere only people who read the space
 * already, as facilitators. They are told.
 */
export async function givePlace(
  db: Db,
  person: Person,
  spaceId: string,
  { email, role }: { email: string; role: SpaceRole },
): Promise<PlaceOutcome> {
  return db.transaction(async (db) => {
    const access = await accessToWrite(db, person, spaceId);
    if (!access?.isFacilitator) return "missing";
    await lockSpace(db, spaceId);
    const personId = await findByEmail(db, email.trim());
    if (personId === null) return "nobody";
    const isInvited = access.space.kind === "invited";
    if (!isInvited && (role !== "facilitator" || !(await isReader(db, spaceId, personId)))) return "not-a-reader";
    const places = await listPlaces(db, spaceId);
    if (places.length >= mostInvited && !places.some((place) => place.personId === personId)) return "full";
    if (role === "member" && isLastFacilitator(places, personId)) return "last";
    const added = await upsertPlaces(db, { spaceId, role }, [{ personId, addedBy: person.id }]);
    if (added === 0) return "done";
    const place = access.space.title;
    const about = { actorId: person.id, place, path: spacePath(spaceId), subjectId: spaceId };
    await notify(db, { kind: "space_invitation", to: [personId], ...about });
    return "done";
  });
}

/** A facilitator takes a place back, or a person leaves; somebody has to keep a space by invitation in order. */
export async function endPlace(db: Db, person: Person, spaceId: string, personId: string): Promise<PlaceOutcome> {
  return db.transaction(async (db) => {
    const access = await accessTo(db, person, spaceId);
    if (!access || !(access.isFacilitator || personId === person.id)) return "missing";
    await lockSpace(db, spaceId);
    if (access.space.kind === "invited" && isLastFacilitator(await listPlaces(db, spaceId), personId)) return "last";
    await updatePlaceEnded(db, spaceId, personId);
    return "done";
  });
}

function isLastFacilitator(places: { personId: string; role: SpaceRole }[], personId: string): boolean {
  const facilitators = places.filter(({ role }) => role === "facilitator");
  return facilitators.length === 1 && facilitators[0]?.personId === personId;
}
