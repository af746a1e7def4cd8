import { type BenchPart, courseNumber, size } from "../requests.ts";

export const catalogBench: BenchPart = {
  pages: {
    catalog: () => ({ path: "/courses", texts: ["Course 1", "A course that the benchmark reads."] }),
    course: (number) => ({
      path: `/courses/bench-${courseNumber(number)}`,
      texts: [`Course ${courseNumber(number)}`, `Lesson ${size.lessons} of course ${courseNumber(number)}`],
    }),
  },
  countedPaths: ["/", "/courses", "/courses/bench-1"],
};
