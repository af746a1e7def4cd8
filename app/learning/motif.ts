import type { Course, Lesson } from "#app/catalog/catalog.ts";
import { type Figure, figureOfParts } from "#app/catalog/figure.ts";
import type { Motif } from "#app/ui/motif.tsx";

const width = 120;
const height = 60;
const hues = 5;

/** A course's picture: its first chart, or its lessons by their minutes if it has none. */
export function motifOfCourse(course: Course, courses: readonly Course[]): Motif {
  const figure = course.lessons.find((lesson) => lesson.figure)?.figure;
  return motifOf(figure ?? figureOfParts(course.lessons.map(({ minutes }) => minutes)), hueOf(course, courses));
}

/** A lesson's picture, in its course's color: its first chart, or its course's. */
export function motifOfLesson(lesson: Lesson, course: Course, courses: readonly Course[]): Motif {
  return lesson.figure ? motifOf(lesson.figure, hueOf(course, courses)) : motifOfCourse(course, courses);
}

const hueOf = (course: Course, courses: readonly Course[]) => (Math.max(0, courses.indexOf(course)) % hues) + 1;

/** Draws a figure. */
function motifOf({ kind, series }: Figure, hue: number): Motif {
  switch (kind) {
    case "people":
      return { hue, paths: [{ look: "dots", series: 1, d: crowd(series[0] ?? []) }] };
    case "bar":
      return {
        hue,
        paths: series.map((values, at) => ({ look: "fill", series: at + 1, d: bars(values, at, series.length) })),
      };
    case "line":
      return { hue, paths: series.flatMap((values, at) => trend(values, at + 1)) };
    case "dot":
      return { hue, paths: dumbbells(series) };
  }
}

const round = (value: number) => Math.round(value * 10) / 10;
const point = (x: number, y: number) => `${round(x)} ${round(y)}`;
/** A line of no length, which its round end makes a dot. */
const dot = (x: number, y: number) => `M${point(x, y)}h0`;
const fromBottom = (share: number, room = height) => height - share * room;

/** Up to 27 dots a band, three abreast. */
function crowd(shares: (number | null)[]): string {
  const band = width / Math.max(1, shares.length);
  const gap = Math.min(6, band / 4);
  return shares
    .flatMap((share, at) =>
      Array.from({ length: Math.round((share ?? 0) * 27) }, (_, each) => {
        const x = band * (at + 0.5) + ((each % 3) - 1) * gap;
        return dot(x, height - 4 - Math.floor(each / 3) * 6);
      }),
    )
    .join("");
}

function bars(shares: (number | null)[], at: number, count: number): string {
  const band = width / Math.max(1, shares.length);
  const bar = Math.min(16, (band * 0.72) / count);
  return shares
    .map((share, label) => {
      const x = band * (label + 0.5) + (at - count / 2) * bar;
      return `M${point(x, height)}V${round(fromBottom(Math.max(share ?? 0, 0.02)))}h${round(bar * 0.9)}V${height}z`;
    })
    .join("");
}

function trend(shares: (number | null)[], series: number): Motif["paths"] {
  const step = (width - 8) / Math.max(1, shares.length - 1);
  const known = shares.flatMap((share, at) =>
    share === null ? [] : [{ x: 4 + at * step, y: fromBottom(share, height - 10) - 5 }],
  );
  const line = known.map(({ x, y }, at) => `${at === 0 ? "M" : "L"}${point(x, y)}`).join("");
  return [
    { look: "line", series, d: line || "M0 0" },
    { look: "dots", series, d: known.map(({ x, y }) => dot(x, y)).join("") || "M0 0" },
  ];
}

/** One line for each label, from its smallest number to its largest. */
function dumbbells(series: (number | null)[][]): Motif["paths"] {
  const labels = Math.max(1, ...series.map((values) => values.length));
  const row = height / labels;
  const at = (share: number, label: number) => [6 + share * (width - 12), row * (label + 0.5)] as const;
  const spans = Array.from({ length: labels }, (_, label) => {
    const known = series.flatMap((values) => values[label] ?? []);
    const [from, y] = at(series.length > 1 ? Math.min(...known, 1) : 0, label);
    const [to] = at(Math.max(...known, 0), label);
    return known.length > 0 ? `M${point(from, y)}H${round(to)}` : "";
  });
  const dots = series.map((values, index) => ({
    look: "dots" as const,
    series: index + 1,
    d: values.map((share, label) => (share === null ? "" : dot(...at(share, label)))).join("") || "M0 0",
  }));
  return [{ look: "line", series: 3, d: spans.join("") || "M0 0" }, ...dots];
}
