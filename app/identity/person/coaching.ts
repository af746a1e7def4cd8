import { canActAs, type Grant } from "./role.ts";

type Holder = { grants: readonly Grant[] };

/** Whether a person coaches this cohort today: by a grant in force for it, or for the whole site. */
export function coachesCohort(person: Holder, cohortId: string): boolean {
  return canActAs(person, "coach", { cohortId });
}
