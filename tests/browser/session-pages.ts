import { idFor } from "#db/seed/random.ts";
import { personId } from "#db/seed/world-people.ts";
import type { Finds, Role, Row } from "./pages.ts";

const sessions = `/cohorts/${idFor("cohort attendance")}/sessions`;
const heldId = idFor("session attendance beginning-together");
const held = `${sessions}/${heldId}`;
const next = `${sessions}/${idFor("session attendance whose-experience-changed")}`;
const note = idFor(`note ${heldId} ${personId("coach@demo.example")} cohort`);

const toSignedIn = (role: Role): Finds => (role === "nobody" ? "sign-in" : "page");
const toCoach = (role: Role): Finds => (role === "nobody" ? "sign-in" : role === "coach" ? "page" : "nothing");
const toMembers = (role: Role): Finds => (role === "educator" ? "page" : toCoach(role));

/** The pages of a cohort's sessions: the demo educator is a member of the cohort, the demo coach runs it. */
export const sessionPages: Record<string, Row> = {
  "cohorts/:cohort/sessions": { addresses: [sessions], finds: toMembers },
  "cohorts/:cohort/sessions/new": { addresses: [`${sessions}/new`], finds: toCoach },
  "cohorts/:cohort/sessions/:meeting": { addresses: [held, next], finds: toMembers },
  "cohorts/:cohort/sessions/:meeting/change": { addresses: [`${next}/change`], finds: toCoach },
  "cohorts/:cohort/sessions/:meeting/cancellation": { addresses: [`${next}/cancellation`], finds: toCoach },
  "cohorts/:cohort/sessions/:meeting/attendance": { addresses: [`${held}/attendance`], finds: toCoach },
  "cohorts/:cohort/sessions/:meeting/check-in": { addresses: [`${held}/check-in`], finds: toCoach },
  "cohorts/:cohort/sessions/:meeting/participants": { addresses: [`${held}/participants`], finds: toCoach },
  "cohorts/:cohort/sessions/:meeting/facilitate": { addresses: [`${next}/facilitate`], finds: toMembers },
  "cohorts/:cohort/sessions/:meeting/notes/:note": { addresses: [`${held}/notes/${note}`], finds: toCoach },
  "check-in": { addresses: ["/check-in"], finds: toSignedIn },
  booking: { addresses: ["/booking"], finds: toSignedIn },
  "booking/:meeting": { addresses: [`/booking/${idFor("one-to-one of the demo educator")}`], finds: toMembers },
  "settings/calendar": { addresses: ["/settings/calendar"], finds: toSignedIn },
};
