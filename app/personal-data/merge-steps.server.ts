import type { Catalog } from "#app/catalog/catalog.ts";
import { peopleMerge } from "#app/identity/people/merge.server.ts";
import { learningMerge } from "#app/learning/merge.server.ts";
import type { MergeSteps } from "#app/personal-data-part/merge-steps.server.ts";

/**
 * What each domain does in a merge, lowest domain first. Holds run in this order, so that locks are taken in one order;
 * joins run in the reverse order, because a domain decides by what the domains below it still say about both accounts.
 */
export const mergeStepsWith = (catalog: Catalog | null): MergeSteps[] => [peopleMerge, learningMerge(catalog)];
