import type { LessonComponents } from "#app/catalog/lesson-module.ts";

/** Each component is its own chunk, so that readers load only those that a lesson uses. */
const loaders = {
  Callout: () => import("./callout.tsx").then((module) => module.Callout),
  Chart: () => import("./chart.tsx").then((module) => module.Chart),
  Check: () => import("./check.tsx").then((module) => module.Check),
  Confidence: () => import("./confidence.tsx").then((module) => module.Confidence),
  DataExplorer: () => import("./data-explorer.tsx").then((module) => module.DataExplorer),
  ObserveInfer: () => import("./observe-infer.tsx").then((module) => module.ObserveInfer),
  Predict: () => import("./predict.tsx").then((module) => module.Predict),
  Reflection: () => import("./reflection.tsx").then((module) => module.Reflection),
  Reveal: () => import("./reveal.tsx").then((module) => module.Reveal),
  RunChart: () => import("./run-chart.tsx").then((module) => module.RunChart),
  Sampler: () => import("./sampler.tsx").then((module) => module.Sampler),
  Source: () => import("./source.tsx").then((module) => module.Source),
  Term: () => import("./term.tsx").then((module) => module.Term),
};

/** The components of lessons that `loadLessonComponents` has loaded. */
export const lessonComponentMap: LessonComponents = {};

/** Components that authors do not choose among, or that higher domains draw; the route hands in how they load. */
const handedIn = ["CycleStep", "Discuss", "Notes", "TopicsAbout"];

/** Whether some of these components are activities, which have a list and a style of their own. */
export const hasActivities = (names: readonly string[]): boolean =>
  names.some((name) => name && !(name in loaders) && !handedIn.includes(name));

export type LessonLoaders = Record<string, () => Promise<LessonComponents[string]>>;

/** Loads these components. Unknown names are skipped; the content check reports them. */
export async function loadLessonComponents(names: readonly string[], higher: LessonLoaders = {}): Promise<void> {
  const missing = names.filter((name) => name !== "" && !(name in lessonComponentMap));
  if (missing.length === 0) return;
  const others = hasActivities(missing) ? (await import("./activities/loaders.ts")).activityLoaders : {};
  const known: LessonLoaders = { ...loaders, ...others, ...higher };
  await Promise.all(
    missing.map(async (name) => {
      const component = await known[name]?.();
      if (component) lessonComponentMap[name] = component;
    }),
  );
}

/** Loads all of them, for checks over every lesson. */
export async function loadEveryLessonComponent(): Promise<void> {
  const { activityLoaders } = await import("./activities/loaders.ts");
  await loadLessonComponents([...Object.keys(loaders), ...Object.keys(activityLoaders)]);
}
