import { z } from "zod";
import { wholeNumber } from "#app/http/whole-number.ts";
import type { Person } from "#app/identity/person/person.ts";
import { canActAs } from "#app/identity/person/role.ts";
import * as m from "#app/messages/catalog.ts";
import { meetingSchema } from "./meeting.ts";

/** Times that one form may offer, one after another. */
export const mostTimesAtOnce = 12;

/** Whether a person may offer times to a cohort: its coaches. */
export function canOffer(person: Person, cohortId: string): boolean {
  return canActAs(person, "coach", { cohortId });
}

/** Whether a person may book a time that is offered to a cohort: who learns in it, but not the coach themselves. */
export function canBook(person: Person, time: { cohortId: string; coachId: string }): boolean {
  return person.cohortIds.includes(time.cohortId) && person.id !== time.coachId;
}

/** The form for times to offer: a first one, and how many follow at once. */
export const offerSchema = () =>
  meetingSchema()
    .omit({ title: true })
    .extend({
      cohortId: z.uuid(m.bookingCohortMissing()),
      times: wholeNumber({ most: mostTimesAtOnce, wrong: m.bookingTimesWrong() }).default(1),
    });
