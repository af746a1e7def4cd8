import { z } from "zod";
import * as m from "#app/messages/catalog.ts";

/** The last day of a membership, or the first of a new one. */
export const membershipEndSchema = () => z.object({ day: z.iso.date(m.cohortsDayMissing()) });
