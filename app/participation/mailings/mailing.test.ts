import { expect, test } from "vitest";
import { monthsAround, type News, newsFor } from "./mailing.ts";

const since = new Date("2026-11-01T16:00:00Z");
const nothing: News = { hasPeople: false, activeOrganizationIds: new Set(), frozen: [], reports: [] };
const program = { kind: "program" as const };
const heron = { kind: "organizations" as const, organizationIds: ["heron"] };

test("a mail without anything new is not sent", () => {
  expect(newsFor(program, nothing, since)).toBe(null);
  const old = new Date("2026-10-12T16:00:00Z");
  const before = {
    ...{ ...nothing, frozen: [{ periodId: "q", words: "Q", at: old }] },
    reports: [{ id: "r", title: "R", publishedAt: old }],
  };
  expect(newsFor(program, before, since)).toBe(null);
});

test("leads of organizations get what concerns their own, and no periods, whose figures they cannot open", () => {
  const at = new Date("2026-11-12T16:00:00Z");
  const news = { ...nothing, hasPeople: true, frozen: [{ periodId: "q", words: "Q", at }] };
  expect(newsFor(heron, news, since)).toBe(null);
  expect(newsFor(heron, { ...news, activeOrganizationIds: new Set(["lake"]) }, since)).toBe(null);
  expect(newsFor(heron, { ...news, activeOrganizationIds: new Set(["heron"]) }, since)).toEqual({
    ...{ hasPeople: true, periods: [], reports: [] },
  });
  expect(newsFor(program, news, since)?.periods).toEqual([{ id: "q", words: "Q" }]);
});

test("a report that waits for comments is news until its time is over", () => {
  const news = { ...nothing, reports: [{ id: "r", title: "R", publishedAt: null }] };
  expect(newsFor(heron, news, since)?.reports).toEqual([{ id: "r", title: "R" }]);
});

test("the months around a day, also across a year", () => {
  expect(monthsAround("2027-01-31")).toEqual({ monthStart: "2027-01-01", lastMonthStart: "2026-12-01" });
  expect(monthsAround("2026-03-01")).toEqual({ monthStart: "2026-03-01", lastMonthStart: "2026-02-01" });
});
