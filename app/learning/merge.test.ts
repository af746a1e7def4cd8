import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeFacts, type OwnFact, reflectionToShow } from "./merge.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));

/** An account's own facts: numbered from 1, at times that never decrease. */
const facts = fc
  .array(fc.nat(30), { maxLength: 8 })
  .map((minutes) =>
    minutes.sort((a, b) => a - b).map((minute, index) => ({ sequence: index + 1, happenedAt: at(minute) })),
  );

const isCompleteAt = (own: OwnFact[], minute: number) =>
  own.filter(({ happenedAt }) => happenedAt <= at(minute)).length % 2 === 1;

test("joined facts say complete whenever one of the two accounts did, and nothing else", () => {
  fc.assert(
    fc.property(facts, facts, (kept, gone) => {
      const joined = mergeFacts(kept, gone).map(({ fact }, index) => ({ ...fact, sequence: index + 1 }));
      for (let minute = 0; minute <= 30; minute++) {
        expect(isCompleteAt(joined, minute)).toBe(isCompleteAt(kept, minute) || isCompleteAt(gone, minute));
      }
      expect(joined.length).toBeLessThanOrEqual(kept.length + gone.length);
      const times = joined.map(({ happenedAt }) => happenedAt.getTime());
      expect(times).toEqual(times.toSorted((a, b) => a - b));
    }),
  );
});

test("with nothing to join, everything stays as it was", () => {
  fc.assert(
    fc.property(facts, (own) => {
      expect(mergeFacts(own, []).map(({ fact }) => fact)).toEqual(own);
      expect(mergeFacts([], own).map(({ fact }) => fact)).toEqual(own);
    }),
  );
});

test("the newer words show, but never emptiness for words", () => {
  const [old, later] = [at(1), at(2)];
  const kept = { isEmpty: false, updatedAt: old };
  const gone = { isEmpty: false, updatedAt: later };
  expect(reflectionToShow(kept, gone)).toBe(gone);
  expect(reflectionToShow({ ...kept, updatedAt: later }, gone)).not.toBe(gone);
  const cleared = { isEmpty: true, updatedAt: later };
  expect(reflectionToShow(kept, cleared)).toBe(kept);
  expect(reflectionToShow(cleared, kept)).toBe(kept);
});
