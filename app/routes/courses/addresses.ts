import { index, prefix, type RouteConfig, route } from "@remix-run/route-config";

/** Courses, and what a person writes in them. */
export const learningAddresses = [
  route("courses", "routes/courses/catalog.tsx"),
  ...prefix("courses/:course", [
    index("routes/courses/course.tsx"),
    route("facilitator", "routes/courses/facilitator.tsx"),
    route("enrollment", "routes/courses/enrollment.ts"),
    route("evaluation", "routes/courses/evaluation.tsx"),
    ...prefix("lessons/:lesson", [
      index("routes/courses/lesson.tsx"),
      route("print", "routes/courses/lesson-print.tsx"),
      route("completion", "routes/courses/completion.ts"),
      route("position", "routes/courses/position.ts"),
      route("notes", "routes/courses/lesson-notes.tsx"),
      route("highlights", "routes/courses/highlight.ts"),
      route("bookmark", "routes/courses/bookmark.ts"),
      route("responses/:prompt", "routes/courses/response.ts"),
      route("reflections/:prompt", "routes/courses/reflection.ts"),
    ]),
  ]),

  route("learning", "routes/learning/my-learning.tsx"),
  route("learning/guest-answers", "routes/learning/guest-answers.ts"),

  ...prefix("notes", [
    index("routes/notes/mine.tsx"),
    route("export", "routes/notes/export.ts"),
    route(":note", "routes/notes/note.tsx"),
    route(":note/restoration", "routes/notes/restoration.ts"),
  ]),
  route("reflections", "routes/reflections/mine.tsx"),
  route("reflections/export", "routes/reflections/export.ts"),
  route("reflections/shared", "routes/reflections/shared.tsx"),
  ...prefix("reflections/:reflection", [
    index("routes/reflections/reflection.tsx"),
    route("visibility", "routes/reflections/visibility.ts"),
    route("restoration", "routes/reflections/restoration.ts"),
    route("replies", "routes/reflections/replies.ts"),
    route("reader", "routes/reflections/reader.tsx"),
  ]),

  route("cohorts/:cohort/inquiry", "routes/inquiry/cohort.tsx"),
  route("cohorts/:cohort/instruments", "routes/cohorts/instruments.tsx"),
  route("instruments", "routes/instruments/list.tsx"),
  ...prefix("instruments/:instrument", [
    index("routes/instruments/instrument.tsx"),
    route("results", "routes/instruments/results.tsx"),
  ]),
  route("cohorts/:cohort/work", "routes/cohorts/work.tsx"),
  route("artifacts", "routes/artifacts/mine.tsx"),
  ...prefix("artifacts/:artifact", [
    index("routes/artifacts/artifact.tsx"),
    route("text", "routes/artifacts/text.ts"),
    route("state", "routes/artifacts/state.ts"),
    route("comments", "routes/artifacts/comments.ts"),
    route("data-review", "routes/artifacts/data-review.ts"),
    route("owners", "routes/artifacts/owners.ts"),
    route("files", "routes/artifacts/files.ts"),
    route("files/:file", "routes/artifacts/file.ts"),
    route("acknowledgment", "routes/artifacts/acknowledgment.ts"),
    route("versions", "routes/artifacts/versions.tsx"),
  ]),
] satisfies RouteConfig;
