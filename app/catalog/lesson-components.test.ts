import { describe, expect, it } from "vitest";
import { propsFromAttributes } from "./lesson-component.ts";
import { lessonComponents, lessonComponentsByName } from "./lesson-components.ts";

function named(name: string) {
  const found = lessonComponentsByName.get(name);
  if (!found) throw new Error(`no component ${name}`);
  return found;
}

const options = [
  { id: "a", text: "A", correct: true, because: "so" },
  { id: "b", text: "B", correct: false, because: "not so" },
];

describe("what authors may write", () => {
  it("has a name, a summary and an example for each", () => {
    expect(lessonComponents.map((each) => each.name)).toEqual([...new Set(lessonComponents.map((each) => each.name))]);
    for (const each of lessonComponents) {
      expect(each.example).toContain(`<${each.name}`);
      expect(each.summary).toMatch(/\.$/);
    }
  });

  it("says which property does not exist", () => {
    expect(named("Callout").problemsIn({ kind: "note", color: "red" })).toEqual([
      { property: "color", message: 'Callout has no property "color".' },
    ]);
  });

  it("says what is missing and what it needs", () => {
    expect(named("Reflection").problemsIn({ id: "a" })).toEqual([
      { property: "prompt", message: '"prompt" of Reflection is missing: it needs words in quotes.' },
    ]);
    expect(named("Predict").problemsIn({ id: "a", question: "Q", type: "essay" })[0]?.message).toMatch(/type/);
  });

  it("wants exactly one correct option in a single-choice check", () => {
    const both = options.map((option) => ({ ...option, correct: true }));
    expect(named("Check").problemsIn({ id: "a", question: "Q", type: "single", options })).toEqual([]);
    expect(named("Check").problemsIn({ id: "a", question: "Q", type: "single", options: both })[0]?.message).toBe(
      '"options" of Check needs exactly one correct option.',
    );
    expect(named("Check").problemsIn({ id: "a", question: "Q", type: "multiple", options: both })).toEqual([]);
  });

  it("refuses a bar chart that does not start at zero", () => {
    const chart = { title: "T", alt: "A", data: [{ a: "x", b: 3 }], x: "a", y: "b", domain: [2, 5] };
    expect(named("Chart").problemsIn({ ...chart, kind: "bar" })[0]?.message).toMatch(/start at 0/);
    expect(named("Chart").problemsIn({ ...chart, kind: "dot" })).toEqual([]);
    expect(named("Chart").problemsIn({ ...chart, kind: "dot", y: "c" })[0]?.property).toBe("y");
  });

  it("keeps an explorer's first view within its lists", () => {
    const explorer = { id: "a", dataset: "attendance", measures: ["m"], groupings: ["g"] };
    expect(
      named("DataExplorer").problemsIn({ ...explorer, initial: { measure: "x", groupings: [] } })[0]?.message,
    ).toBe('"measure" of "initial" of DataExplorer must be one of the measures.');
    expect(named("DataExplorer").definitionFor(explorer)).toMatchObject({ initial: { measure: "m", groupings: [] } });
  });

  it("turns a directive's attributes into numbers and flags", () => {
    expect(propsFromAttributes(named("Sampler"), { id: "2", share: "0.6" })).toEqual({ id: "2", share: 0.6 });
    expect(propsFromAttributes(named("Chart"), { synthetic: "" })).toEqual({ synthetic: true });
  });
});
