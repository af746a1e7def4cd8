import { kindAsHeading } from "#app/identity/organizations/kind-words.ts";
import { organizationKinds } from "#app/identity/organizations/organization.ts";
import * as m from "#app/messages/catalog.ts";
import { isQuestion } from "../demographics/question.ts";
import { choiceInWords } from "../demographics/question-words.ts";

/** The name of a slice: "By kind of organization". */
export const sliceInWords = (slice: string): string => m.participationSlice({ slice });

/** The headings of a slice's numbers; days to finish are of courses only. */
export function sliceHeadings(slice: string): { people: string; share: string; days: string | null } {
  if (slice === "access") return { people: m.participationPeople(), share: m.participationSeated(), days: null };
  if (slice !== "course")
    return { people: m.participationPeople(), share: m.participationFinishedACourse(), days: null };
  return { people: m.participationBegan(), share: m.participationFinishedIt(), days: m.participationDaysMiddle() };
}

/** A row's name: an organization's or cohort's own, or the words for a category. */
export function rowInWords({ slice, row, label }: { slice: string; row: string; label: string }): string {
  if (slice === "organization") {
    const kind = organizationKinds.find((each) => each === row);
    if (kind) return kindAsHeading(kind);
    return row === "none" ? m.participationNoOrganization() : label;
  }
  if (isQuestion(slice)) return row === "no_answer" ? m.participationNoAnswer() : choiceInWords(slice, row);
  if (slice === "standing" || slice === "began") return m.participationCategory({ category: row });
  if (slice === "access") return m.participationAccess({ category: row });
  if (slice === "artifacts" || slice === "cycles") return m.participationOutcome({ outcome: row });
  return label;
}
