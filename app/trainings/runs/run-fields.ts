import { dayBefore, dayOf } from "#app/time/dates.ts";
import type { HeldRow } from "../ui/held-seats-fields.tsx";
import type { RunFieldsData } from "../ui/run-fields.tsx";
import { languageInWords, languageToType } from "./language.ts";
import type { Run } from "./queries/runs.server.ts";
import type { HeldFor } from "./run.server.ts";

/** The initial values of a new run's form. */
export const blankRun: RunFieldsData = {
  ...{
    title: "",
    summary: "",
    format: "in_person",
    place: "",
    link: "",
    languages: languageInWords("en"),
    interpreters: "",
  },
  ...{ accommodations: "", audience: "", cost: "", stipend: "", parking: "", childCare: "", terms: "" },
  ...{ opensOn: "", closesOn: "", cancelBy: "", offerRule: "order", capacity: 25, minimum: null, offerHours: 24 },
  certificateShare: 100,
};

/** A run as its form shows it. */
export function fieldsOf(run: Run): RunFieldsData {
  const { title, summary, format, place, link, interpreters, accommodations, audience, timeZone } = run;
  const lastDay = (moment: Date | null) => (moment ? dayBefore(dayOf(moment, timeZone)) : "");
  return {
    ...{
      title,
      summary,
      format,
      place: place ?? "",
      link: link ?? "",
      languages: run.languages.map(languageToType).join(", "),
    },
    ...{ interpreters: interpreters ?? "", accommodations: accommodations ?? "", audience: audience ?? "" },
    ...{ cost: run.cost ?? "", stipend: run.stipend ?? "", parking: run.parking ?? "", childCare: run.childCare ?? "" },
    terms: run.terms ?? "",
    ...{ opensOn: run.opensAt ? dayOf(run.opensAt, timeZone) : "", closesOn: lastDay(run.closesAt) },
    ...{ cancelBy: lastDay(run.cancelBy), offerRule: run.offerRule, capacity: run.capacity, minimum: run.minimum },
    ...{ offerHours: Math.round(run.offerMinutes / 60), certificateShare: run.certificateShare },
  };
}

/**
 * The initial values for a repeat of a run: the same, without its days. Number, approval, designations and code are its
 * own.
 */
export const repeatOf = (run: Run): RunFieldsData => ({ ...fieldsOf(run), opensOn: "", closesOn: "", cancelBy: "" });

/** The seats that a run holds, as its form shows them. */
export const heldRowsOf = (held: readonly HeldFor[], timeZone: string): HeldRow[] =>
  held.map(({ organizationId, seats, releaseAt }) => ({
    ...{ organizationId, seats, until: dayBefore(dayOf(releaseAt, timeZone)) },
  }));
