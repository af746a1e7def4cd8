import { z } from "zod";
import { wholeNumber } from "#app/http/whole-number.ts";
import * as m from "#app/messages/catalog.ts";

/** The form with the cells of a sheet, and what rows without a time or a length are. */
export const pastingSchema = () =>
  z.object({
    pasted: z
      .string(m.pasteNothing({ why: "empty" }))
      .min(1, m.pasteNothing({ why: "empty" }))
      .max(200_000),
    time: z.string(m.coachingLogTimeMissing()).regex(/^([01]\d|2[0-3]):[0-5]\d$/, m.coachingLogTimeMissing()),
    minutes: wholeNumber({ least: 5, most: 1440, wrong: m.pasteMinutesWrong() }),
    key: z.string().min(8).max(60),
  });
