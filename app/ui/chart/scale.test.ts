import { describe, expect, it } from "vitest";
import { scaleFor, withUnit } from "./scale.ts";

describe("a scale", () => {
  it("starts bars at zero and ends at a round number", () => {
    expect(scaleFor([68, 91], { fromZero: true }).domain).toEqual([0, 100]);
    expect(scaleFor([], { fromZero: true }).domain).toEqual([0, 1]);
  });

  it("keeps the ends that the author chose, and nothing leaves them", () => {
    const { place, domain } = scaleFor([68, 91], { fromZero: false, domain: [60, 95] });
    expect(domain).toEqual([60, 95]);
    expect([50, 60, 77.5, 120].map(place)).toEqual([0, 0, 50, 100]);
  });

  it("rounds outward where nobody chose", () => {
    const { domain } = scaleFor([61, 94], { fromZero: false });
    expect(domain[0]).toBeLessThanOrEqual(61);
    expect(domain[1]).toBeGreaterThanOrEqual(94);
  });

  it("sets units close where custom does", () => {
    expect([withUnit(62, "%"), withUnit(3.5, "days"), withUnit(7, undefined)]).toEqual(["62%", "3.5 days", "7"]);
  });
});
