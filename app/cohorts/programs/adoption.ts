import { z } from "zod";
import * as m from "#app/messages/catalog.ts";

/** The form that adopts a newer version of the program: from which day, and which version its reader saw. */
export const adoptionSchema = () =>
  z.object({ day: z.iso.date(m.adoptionDayMissing()), version: z.string().min(1).max(100) });
