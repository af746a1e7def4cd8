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

/** The components of lessons: all of them on the server; in a browser, those that `loadLessonComponents` has loaded. */
export const lessonComponentMap: LessonComponents = {};

/** Loads these components. Unknown names are skipped; the content check reports them. */
export async function loadLessonComponents(names: readonly string[]): Promise<void> {
  const missing = names.filter(isName).filter((name) => !(name in lessonComponentMap));
  await Promise.all(
    missing.map(async (name) => {
      lessonComponentMap[name] = await loaders[name]();
    }),
  );
}

function isName(name: string): name is keyof typeof loaders {
  return name in loaders;
}

if (import.meta.env.SSR) await loadLessonComponents(Object.keys(loaders));
