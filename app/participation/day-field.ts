import { z } from "zod";
import * as m from "#app/messages/catalog.ts";

/** A form's day. A date field reads 26 as the year 0026, so a day has to be in this century. */
export const dayField = () =>
  z.iso
    .date({ error: () => m.participationDayWrong() })
    .refine((day) => day.startsWith("20"), { error: () => m.participationDayFar() });
