import fc from "fast-check";
import { expect, test } from "vitest";
import { rankToday, type TodayItem, type TodayReason } from "./item.ts";

const now = new Date("2026-11-28T12:00:00Z");
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000).toISOString();
const item = (id: string, reason: TodayReason): TodayItem => ({ id, reason, title: id, to: "/", action: "Open" });
const order = (...items: TodayItem[]) => rankToday(items, now).map(({ id }) => id);

test("what expires comes first, then within 24 hours, returned, the next step, begun, and later", () => {
  expect(
    order(
      item("meeting next week", { kind: "scheduled", at: hours(24.1), until: hours(26) }),
      item("note", { kind: "begun", at: hours(-1) }),
      item("lesson", { kind: "next", at: hours(-2) }),
      item("feedback", { kind: "returned", at: hours(-30) }),
      item("meeting tomorrow", { kind: "scheduled", at: hours(24), until: hours(25) }),
      item("offered place", { kind: "expires", at: hours(60) }),
    ),
  ).toEqual(["offered place", "meeting tomorrow", "feedback", "lesson", "note", "meeting next week"]);
});

test("a meeting stays until it is over, and what expired is gone", () => {
  expect(
    order(
      item("live", { kind: "scheduled", at: hours(-1), until: hours(1) }),
      item("over", { kind: "scheduled", at: hours(-2), until: hours(0) }),
      item("expired", { kind: "expires", at: hours(0) }),
    ),
  ).toEqual(["live"]);
});

test("of one rank, the soonest and the longest waiting come first, and the lesson read last", () => {
  expect(
    order(
      item("expires later", { kind: "expires", at: hours(3) }),
      item("expires sooner", { kind: "expires", at: hours(2) }),
      item("returned today", { kind: "returned", at: hours(-1) }),
      item("returned last week", { kind: "returned", at: hours(-170) }),
      item("never opened", { kind: "next", at: null }),
      item("read last week", { kind: "next", at: hours(-170) }),
      item("read today", { kind: "next", at: hours(-1) }),
    ),
  ).toEqual([
    ...["expires sooner", "expires later", "returned last week", "returned today"],
    ...["read today", "read last week", "never opened"],
  ]);
});

test("the order does not depend on which domain answered first", () => {
  const moment = fc.integer({ min: -200, max: 200 }).map(hours);
  const reason: fc.Arbitrary<TodayReason> = fc.oneof(
    fc.record({ kind: fc.constant("expires" as const), at: moment }),
    fc.record({ kind: fc.constant("scheduled" as const), at: moment, until: moment }),
    fc.record({ kind: fc.constant("returned" as const), at: moment }),
    fc.record({ kind: fc.constant("next" as const), at: fc.option(moment) }),
    fc.record({ kind: fc.constant("begun" as const), at: moment }),
  );
  fc.assert(
    fc.property(fc.array(reason, { maxLength: 12 }), fc.integer(), (reasons, turn) => {
      const items = reasons.map((each, at) => item(`${at}`, each));
      const at = items.length === 0 ? 0 : Math.abs(turn) % items.length;
      expect(order(...items.slice(at), ...items.slice(0, at))).toEqual(order(...items));
    }),
  );
});
