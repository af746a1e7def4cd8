import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { visit } from "unist-util-visit";
import type { GlossaryTerm } from "#app/catalog/catalog.ts";
import { placeOfDrawn, undrawable } from "#app/catalog/check/drawing-mistakes.ts";
import type { Page } from "#app/catalog/check/page.ts";
import type { LessonComponent as AuthorsComponent } from "#app/catalog/lesson-component.ts";
import { lessonComponents } from "#app/catalog/lesson-components.ts";
import {
  type LessonComponents,
  lessonComponent,
  loadLessonModule,
  readModulesFrom,
} from "#app/catalog/lesson-module.ts";
import type { Mistake } from "#app/catalog/mistake.ts";
import type { Prompt, PromptDefinition } from "#app/catalog/prompt.ts";
import type { LessonState, SavedResponse } from "../lesson-state.ts";
import { lessonComponentMap, loadEveryLessonComponent } from "../ui/lesson/components.tsx";
import { LessonStateProvider } from "../ui/lesson-state.tsx";

/** The glossary, and the folder of the compiled modules. */
export type Drawing = { glossary: GlossaryTerm[]; modulesFolder: string };

/** Renders every page as a learner would see it, and reports what fails or is lost on the way. */
export async function renderMistakes(pages: Page[], { glossary, modulesFolder }: Drawing): Promise<Mistake[]> {
  await loadEveryLessonComponent();
  const mistakes: Mistake[] = [];
  readModulesFrom(modulesFolder);
  try {
    for (const page of pages) mistakes.push(...(await mistakesOf(page, glossary)));
  } finally {
    readModulesFrom(null);
  }
  return mistakes;
}

async function mistakesOf(page: Page, glossary: GlossaryTerm[]): Promise<Mistake[]> {
  const found: Mistake[] = [];
  try {
    await loadLessonModule(page.moduleUrl);
    const html = draw(page, glossary, found);
    if (found.length === 0) found.push(...lostWords(page, html));
  } catch (error) {
    if (found.length === 0) found.push(undrawable(page, error));
  }
  return found;
}

function draw(page: Page, glossary: GlossaryTerm[], found: Mistake[]): string {
  const Lesson = lessonComponent(page.moduleUrl);
  return renderToStaticMarkup(
    <LessonStateProvider state={stateFor(page, glossary)}>
      <Lesson components={checkedComponents(page, found)} />
    </LessonStateProvider>,
  );
}

/** The lesson components, wrapped so that each first validates its properties. */
function checkedComponents(page: Page, found: Mistake[]): LessonComponents {
  return Object.fromEntries(lessonComponents.map((each) => [each.name, checkedComponent(each, page, found)]));
}

type Given = Record<string, unknown> & { children?: ReactNode };

function checkedComponent({ name, problemsIn }: AuthorsComponent, page: Page, found: Mistake[]) {
  return ({ children, ...given }: Given) => {
    const drawn = lessonComponentMap[name];
    const problems = problemsIn(given);
    found.push(...problems.map(({ message }) => ({ ...placeOfDrawn(page, name, given), message })));
    return problems.length > 0 || !drawn ? null : createElement(drawn, given, children);
  };
}

function stateFor(page: Page, glossary: GlossaryTerm[]): LessonState {
  return {
    personId: null,
    courseId: "check",
    courseSlug: "check",
    lessonId: "check",
    lessonSlug: "check",
    prompts: page.prompts,
    responses: Object.fromEntries(page.prompts.flatMap(predicted)),
    reflections: {},
    readers: { coaches: [], cohorts: [], waits: [] },
    confidenceBefore: {},
    cubes: {},
    sources: page.sources,
    glossary,
    problem: null,
  };
}

/** Every prediction is answered, so that the Reveals that depend on one are open. */
function predicted({ id, version, definition }: Prompt): [string, SavedResponse][] {
  const answer = predictionFor(definition);
  if (answer === null) return [];
  const value = { kind: "predict" as const, answer };
  return [
    [id, { value, firstValue: value, score: null, firstScore: null, tries: 1, isLocked: true, promptVersion: version }],
  ];
}

function predictionFor(definition: PromptDefinition): string | number | null {
  if (definition.kind !== "predict") return null;
  const { answer } = definition;
  if (answer.type === "choice") return answer.options[0]?.id ?? "";
  return answer.type === "number" ? answer.min : "A guess";
}

/** Source text outside expressions that is missing from the rendered page. */
function lostWords({ file, tree }: Page, html: string): Mistake[] {
  const shown = condense(textOf(html));
  const lost: Mistake[] = [];
  visit(tree, (node) => {
    if (node.type === "footnoteDefinition") return "skip"; // undisplayed ones are found by reference
    if ((node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement") && isClosed(node.name)) return "skip";
    if (node.type !== "text" && node.type !== "inlineCode" && node.type !== "code") return;
    if (shown.includes(condense(node.value))) return;
    const { line = 1, column = 1 } = node.position?.start ?? {};
    lost.push({
      file,
      line,
      column,
      text: node.value,
      message: "these words are not on the page; look at the tags or braces around them.",
    });
  });
  return lost;
}

/** Components beside the lesson may show whatever they like. */
function isClosed(name: string | null): boolean {
  if (!name || /^[a-z]/.test(name)) return false;
  return !lessonComponents.find((each) => each.name === name)?.takesChildren;
}

const condense = (text: string) => text.replace(/\s+/g, "");
const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", "#39": "'" };
const textOf = (html: string) =>
  html.replace(/<[^>]*>/g, "").replace(/&(#?\w+);/g, (whole, name: string) => entities[name.toLowerCase()] ?? whole);
