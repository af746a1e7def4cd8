import * as m from "#app/messages/catalog.ts";
import type { Standing } from "./cohort.ts";

type Tab = { path: "" | `/${string}`; label: () => string; isFor?: (standing: Standing) => boolean };

/** The sibling pages of a cohort, in their order. */
const tabs: Tab[] = [
  { path: "", label: m.cohortsTabOverview },
  { path: "/people", label: m.cohortsTabPeople },
  { path: "/agreement", label: m.cohortsTabAgreement },
];

/** Those that a person who stands so to the cohort may open. */
export const cohortTabs = (standing: Standing): Tab[] => tabs.filter(({ isFor }) => !isFor || isFor(standing));
