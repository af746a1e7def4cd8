import { expect, test } from "vitest";
import { parseDuration, parseMoment } from "./participant-times.ts";

test.each([
  ["1h 2m 3s", 3723],
  ["58", 3480],
  ["1 hr 2 min", 3720],
  ["00:45:12", 2712],
  ["1 Std. 2 Min.", 3720],
  ["Presenter", null],
  ["5 people", null],
])("%s lasts %s seconds", (text, seconds) => expect(parseDuration(text)).toBe(seconds));

test.each([
  ["01/02/2026 10:00:00 AM", false, "2026-01-02T10:00:00.000Z"],
  ["01/02/2026 10:00", true, "2026-02-01T10:00:00.000Z"],
  ["2026-01-02 22:00:05", false, "2026-01-02T22:00:05.000Z"],
  ["2026-01-02T22:00:05Z", false, "2026-01-02T22:00:05.000Z"],
  ["1.2.2026, 12:05:00", false, "2026-02-01T12:05:00.000Z"],
  ["Jan 5, 2026 12:05 AM", false, "2026-01-05T00:05:00.000Z"],
])("%s (day first: %s) is %s", (text, isDayFirst, iso) => {
  const seconds = parseMoment(text, isDayFirst);
  expect(seconds === null ? null : new Date(seconds * 1000).toISOString()).toBe(iso);
});
