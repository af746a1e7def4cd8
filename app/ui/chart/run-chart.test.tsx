import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { lessonComponentsByName } from "#app/catalog/lesson-components.ts";
import { RunChart, type RunChartProps } from "./run-chart.tsx";

const weeks = (values: number[]) => values.map((value, at) => ({ label: `${at + 1}`, value }));
const draw = (props: Partial<RunChartProps> & Pick<RunChartProps, "points">) =>
  renderToStaticMarkup(<RunChart title="Settled" {...props} />);

describe("a run chart", () => {
  const moved = weeks([12, 11, 13, 12, 11, 13, 16, 15, 17, 16, 17, 15]);

  it("says its signals in a sentence, in its name for screen readers, and beside each number in the table", () => {
    const html = draw({ points: moved, baseline: 6, unit: "of 24" });
    const shift = "A shift: 7 points in a row above the median, from 6 to 12.";
    expect(html).toContain(`<li>${shift}</li>`);
    expect(html).toContain(`aria-label="Run chart. ${shift}`);
    expect(html).toContain("The median comes from 6 points only.");
    expect(html.match(/<tr>/g)).toHaveLength(1 + moved.length);
    expect(html.match(/>above<\/td>/g)).toHaveLength(8);
    expect(html).not.toContain("style=");
  });

  it("says that it is too early, and for what, without a verdict", () => {
    const html = draw({ points: weeks([3, 5, 4]) });
    expect(html).toContain("Too early to say: a trend needs 5 points that differ, and there are 3; a shift needs 6");
    expect(html).not.toContain("No signal so far");
    expect(draw({ points: [] })).toContain("No points yet.");
  });

  it("draws what people expected, did and marked, in words too", () => {
    const html = draw({
      points: moved.map((point) => ({ ...point, standsOut: point.label === "9" })),
      predictions: [{ label: "the team", low: 14, high: 18 }],
      changes: [{ at: 6, words: "a greeter" }],
      unit: "of 24",
    });
    expect(html).toContain("Prediction, the team: 14 to 18 of 24. The latest point is 15 of 24.");
    expect(html).toContain("1: a greeter, from 7");
    expect(html).toContain("Marked by people as standing out: 9.");
    expect(html.match(/class="run__out"[^>]*r="11"/g)).toHaveLength(1);
  });

  it("draws 400 points without 400 markers", () => {
    const html = draw({ points: weeks(Array.from({ length: 400 }, (_, at) => at % 7)) });
    expect(html).not.toContain("chart__marker");
    expect(html).toContain("The table of runs ends at 60 points");
  });
});

it("tells authors what is wrong with a run chart and how to write it", () => {
  const problems = (given: object) =>
    lessonComponentsByName
      .get("RunChart")
      ?.problemsIn({
        title: "T",
        x: "week",
        y: "n",
        data: [
          { week: "1", n: 3 },
          { week: "2", n: 4 },
        ],
        ...given,
      })
      .map(({ message }) => message);
  expect(problems({})).toEqual([]);
  expect(problems({ baseline: 3 })).toEqual(['"baseline" of RunChart is more than the rows.']);
  expect(problems({ data: [{ week: "1", n: "few" }] })?.[0]).toMatch(/number in every row; leave out the times/);
  expect(
    problems({
      data: [
        { week: "1", n: 1 },
        { week: "1", n: 2 },
      ],
    })?.[0],
  ).toMatch(/same label twice/);
  expect(problems({ changes: [{ at: "9", words: "rain" }] })?.[0]).toMatch(/under at, the label of a row/);
  expect(problems({ standsOut: ["3"] })?.[0]).toMatch(/labels of rows/);
});
