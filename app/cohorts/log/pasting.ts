import { z } from "zod";
import * as m from "#app/messages/catalog.ts";

/** The form with the cells of a sheet, and what rows without a time or a length are. */
export const pastingSchema = () =>
  z.object({
    pasted: z
      .string(m.pasteNothing({ why: "empty" }))
      .min(1, m.pasteNothing({ why: "empty" }))
      .max(200_000),
    time: z.string(m.coachingLogTimeMissing()).regex(/^([01]\d|2[0-3]):[0-5]\d$/, m.coachingLogTimeMissing()),
    minutes: z
      .string(m.coachingLogMinutesWrong())
      .trim()
      .regex(/^\d{1,4}$/, m.coachingLogMinutesWrong())
      .transform(Number)
      .refine((minutes) => minutes >= 5 && minutes <= 1440, m.coachingLogMinutesWrong()),
    key: z.string().min(8).max(60),
  });
