import * as m from "#app/messages/catalog.ts";
import { readsWords, type Standing } from "./cohort.ts";

export type Tab = {
  path: "" | `/${string}`;
  label: () => string;
  isFor?: (standing: Standing) => boolean;
  /** Shown on a phone too, beside a disclosure that has every page. */
  isFirst?: true;
  /** Its address, where it is not below the cohort's own. */
  at?: (cohortId: string) => string;
};

/** The sibling pages of a cohort, in their order. */
const tabs: Tab[] = [
  { path: "", label: m.cohortsTabOverview, isFirst: true },
  { path: "/sessions", label: m.cohortsTabSessions, isFor: readsWords, isFirst: true },
  { path: "/goals", label: m.cohortsTabGoals, isFor: readsWords },
  { path: "/learning", label: m.cohortsTabAssigned, isFor: readsWords },
  { path: "/work", label: m.artifactsTab, isFor: readsWords, isFirst: true },
  { path: "/inquiry", label: m.navInquiry, isFor: readsWords },
  { path: "/instruments", label: m.instrumentsTab, isFor: (standing) => standing === "coach" },
  { path: "/messages", label: m.cohortsTabMessages, isFor: readsWords },
  { path: "/talk", label: m.cohortsTabTalk, isFor: readsWords, at: (cohortId) => `/community/${cohortId}` },
  { path: "/people", label: m.cohortsTabPeople },
  { path: "/log", label: m.cohortsTabLog },
  { path: "/agreement", label: m.cohortsTabAgreement },
];

/** Those that a person who stands so to the cohort may open. */
export const cohortTabs = (standing: Standing): Tab[] => tabs.filter(({ isFor }) => !isFor || isFor(standing));
