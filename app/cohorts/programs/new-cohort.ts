import { z } from "zod";
import { oneLine } from "#app/http/typed-text.ts";
import { wholeNumber } from "#app/http/whole-number.ts";
import { languages } from "#app/identity/person/language.ts";
import * as m from "#app/messages/catalog.ts";
import { isTimeZone } from "#app/time/zones.ts";

export const capacityMost = 500;

/** How many partner organizations the form for a new cohort takes; more are added on its page. */
export const organizationFields = ["organization1", "organization2", "organization3"] as const;

export const coachField = (id: string) => `coach-${id}`;

const dayField = (missing: string) => z.iso.date(missing);

const cohortFields = () => ({
  name: z
    .string(m.cohortsNameMissing())
    .overwrite(oneLine)
    .min(1, m.cohortsNameMissing())
    .max(120, m.cohortsNameLong()),
  startsOn: dayField(m.cohortsStartsMissing()),
  endsOn: dayField(m.cohortsEndsWrong()).optional(),
  timeZone: z.string(m.cohortsZoneMissing()).refine(isTimeZone, m.cohortsZoneMissing()),
  language: z.enum(languages, m.cohortsLanguageMissing()),
  capacity: wholeNumber({ most: capacityMost, wrong: m.cohortsCapacityWrong({ most: capacityMost }) }).optional(),
});

/** The form for a cohort's name, dates and settings. */
export const cohortSettingsSchema = () => z.object({ ...cohortFields(), takesRequests: z.literal("on").optional() });

/** Whether a cohort ends on or after the day it starts. */
export const endsInOrder = ({ startsOn, endsOn }: { startsOn: string; endsOn?: string | undefined }) =>
  endsOn === undefined || endsOn >= startsOn;

/** The form for a new cohort; each person in `coachIds` has a checkbox. */
export const newCohortSchema = (coachIds: readonly string[]) =>
  z.object({
    ...cohortFields(),
    id: z.uuid().optional(),
    program: z.string().max(120).optional(),
    ...Object.fromEntries(organizationFields.map((field) => [field, z.uuid(m.cohortsOrganizationWrong()).optional()])),
    ...Object.fromEntries(coachIds.map((id) => [coachField(id), z.literal("on").optional()])),
  });
