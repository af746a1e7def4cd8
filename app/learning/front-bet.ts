import type { Catalog } from "#app/catalog/catalog.ts";
import { lessonPath } from "#app/catalog/course-path.ts";

/** The prediction on the front page, and the children in it: those of the lesson's own chart. */
const bet = { lessonId: "what-an-average-hides", promptId: "shape" };
export const bands = [
  { from: 50, children: 12 },
  { from: 60, children: 0 },
  { from: 70, children: 24 },
  { from: 80, children: 0 },
  { from: 90, children: 54 },
];
export const average = 85;

export type FrontBet = {
  action: string;
  promptVersion: string;
  minutes: number;
  options: { id: string; text: string }[];
};

/** The prediction that visitors may make on the front page; null if the catalog has no such question. */
export function frontBetIn(catalog: Catalog): FrontBet | null {
  const lesson = catalog.lessonsById.get(bet.lessonId);
  const course = lesson && catalog.coursesById.get(lesson.courseId);
  const prompt = lesson?.prompts.find(({ id }) => id === bet.promptId);
  if (!lesson || !course || prompt?.definition.kind !== "predict" || prompt.definition.answer.type !== "choice")
    return null;
  return {
    action: `${lessonPath(course.slug, lesson.slug)}/responses/${prompt.id}`,
    promptVersion: prompt.version,
    minutes: lesson.minutes,
    options: prompt.definition.answer.options.map(({ id, text }) => ({ id, text })),
  };
}

const step = 13;
const [left, bottom] = [34, 214];
const xOf = (percent: number) => left + (percent - 50) * 11.6;

export type Dot = { cx: number; cy: number; fromX: number; fromY: number };

/**
 * One dot for each child, in columns by band, with its distance from the pile at the average. In units of the picture:
 * 650 wide, 220 high.
 */
export function dots(): Dot[] {
  const placed = bands.flatMap(({ from, children }) => heapOf(children, 6, xOf(from + 5)));
  return placed.map(({ cx, cy }, at) => {
    const before = heapOf(placed.length, 7, xOf(average))[at] ?? { cx, cy };
    return { cx, cy, fromX: Math.round(before.cx - cx), fromY: Math.round(before.cy - cy) };
  });
}

function heapOf(count: number, across: number, middle: number) {
  return Array.from({ length: count }, (_, at) => ({
    cx: Math.round(middle + ((at % across) - (across - 1) / 2) * step),
    cy: bottom - 6 - Math.floor(at / across) * step,
  }));
}

export const axis = [50, 60, 70, 80, 90, 100].map((percent) => ({ percent, x: xOf(percent) }));
export const averageX = xOf(average);
export const axisY = bottom;
