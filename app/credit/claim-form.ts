import { z } from "zod";
import { oneLine } from "#app/http/typed-text.ts";
import { wholeNumber } from "#app/http/whole-number.ts";
import * as m from "#app/messages/catalog.ts";

/** The form with which a person signs for the minutes that they attended. */
export const claimSchema = () =>
  z.object({
    signature: z
      .string(m.creditSignatureMissing())
      .transform(oneLine)
      .pipe(z.string().min(2, m.creditSignatureMissing()).max(120)),
    minutes: wholeNumber({ most: 9999, wrong: m.creditMinutesWrong() }),
    affirm: z.literal("on", m.creditAffirmMissing()),
  });
