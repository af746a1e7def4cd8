import type { ReactElement } from "react";
import { renderToString } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { lessonComponents } from "#app/catalog/lesson-components.ts";
import type { LessonState, SavedResponse } from "#app/learning/lesson-state.ts";
import { galleryState } from "#app/learning/ui/gallery/gallery-state.ts";
import { gallerySamples } from "#app/learning/ui/gallery/samples.tsx";
import { Check } from "#app/learning/ui/lesson/check.tsx";
import { lessonComponentMap, loadEveryLessonComponent } from "#app/learning/ui/lesson/components.tsx";
import { Predict } from "#app/learning/ui/lesson/predict.tsx";
import { Reflection } from "#app/learning/ui/lesson/reflection.tsx";
import { Reveal } from "#app/learning/ui/lesson/reveal.tsx";
import { LessonStateProvider } from "#app/learning/ui/lesson-state.tsx";
import { loadLessonParts } from "#app/routes/courses/lesson-parts.ts";
import { lessonSamples } from "#app/routes/gallery-samples.tsx";
import { BarRows } from "#app/ui/chart/bar-rows.tsx";
import { scaleFor } from "#app/ui/chart/scale.ts";

const ana: LessonState = {
  ...galleryState(null),
  personId: "ana",
  courseSlug: "a-course",
  lessonSlug: "a-lesson",
  responses: {},
  readers: { coaches: ["Cora Delgado"], cohorts: [], waits: [] },
};

const options = [
  { id: "same", text: "About the same" },
  { id: "wide", text: "A wide spread" },
];

function draw(element: ReactElement, state: Partial<LessonState> = {}): string {
  return renderToString(<LessonStateProvider state={{ ...ana, ...state }}>{element}</LessonStateProvider>);
}

function saved(value: SavedResponse["value"], more: Partial<SavedResponse> = {}): SavedResponse {
  return {
    value,
    firstValue: value,
    score: null,
    firstScore: null,
    tries: 1,
    isLocked: false,
    promptVersion: "1",
    ...more,
  };
}

const predict = <Predict id="guess" question="What do you expect?" type="choice" options={options} />;
const reveal = (
  <Reveal after="guess" title="What came">
    <p>Secret findings</p>
  </Reveal>
);
const prediction = saved({ kind: "predict", answer: "wide" }, { isLocked: true });

it("labels a chart's lines in a row of their own, where they cover no bar's label", () => {
  const scale = scaleFor([10, 30], { domain: [0, 100], fromZero: true });
  const row = { key: "a", label: "Fall", value: 10, shown: "10%", tone: 1 };
  const marks = [{ value: 30, label: "You expected: 30%", isGuess: true }];
  const html = renderToString(<BarRows rows={[row]} scale={scale} marks={marks} />);
  const [labels = "", bars = ""] = html.split('<span class="bars__label">');
  expect(labels).toContain("You expected: 30%");
  expect(bars).not.toContain("You expected");
});

describe("without JavaScript", () => {
  it("a prediction is a form that posts to its own address", () => {
    const html = draw(predict);
    expect(html).toContain('method="post"');
    expect(html).toContain('action="/courses/a-course/lessons/a-lesson/responses/guess"');
    expect(html).not.toContain("style=");
  });

  it("what comes after a prediction is not in the page until it is saved", () => {
    expect(draw(reveal)).not.toContain("Secret findings");
    const html = draw(
      <>
        {predict}
        {reveal}
      </>,
      { responses: { guess: prediction } },
    );
    expect(html).toContain("Secret findings");
    expect(html).not.toContain("<form");
  });

  it("a saved prediction is said in the words that its author saw", () => {
    const askedThen = {
      kind: "predict" as const,
      question: "What did you expect?",
      answer: { type: "choice" as const, options: [{ id: "wide", text: "Far apart" }] },
    };
    const html = draw(predict, { responses: { guess: { ...prediction, askedThen } } });
    expect(html).toContain("What did you expect?");
    expect(html).toContain("Far apart");
  });

  it("a refused form says why beside its button", () => {
    expect(draw(predict, { problem: { promptId: "guess", message: "Choose one of the answers." } })).toContain(
      "Choose one of the answers.",
    );
  });

  it("an order is given by numbers, in the same places on the server and in the browser", () => {
    const items = ["a", "b", "c", "d"].map((id) => ({ id, text: id }));
    const order = <Check id="order" question="Order?" type="order" items={items} explanation="So." />;
    const html = draw(order);
    expect(html.match(/name="position:/g)).toHaveLength(4);
    expect(draw(order)).toBe(html);
  });

  it("a check explains what was chosen, and scolds nobody", () => {
    const check = (
      <Check
        id="check"
        question="Which?"
        type="single"
        options={[
          { id: "a", text: "A", correct: false, because: "It hides." },
          { id: "b", text: "B", correct: true, because: "It shows." },
        ]}
      />
    );
    const html = draw(check, {
      responses: { check: saved({ kind: "check", answer: ["a"] }, { score: 0, firstScore: 0 }) },
    });
    expect(html).toContain("Not yet");
    expect(html).toContain("It hides.");
    expect(html).not.toContain("It shows.");
    expect(html).not.toMatch(/wrong|incorrect/i);
  });

  it("a reflection is private at first, and names who could read it", () => {
    const html = draw(<Reflection id="door" prompt="Which door?" />);
    expect(html).toMatch(/value="private"[^>]*checked|checked[^>]*value="private"/);
    expect(html).toContain("Cora Delgado");
    expect(html).toContain("You are not in a cohort yet.");
  });
});

describe("an activity", () => {
  const sample = (name: string) => <div>{lessonSamples[name]}</div>;
  const activityOf = (fields: Record<string, string>) => saved({ kind: "activity", fields });

  it("keeps its second half back until something is saved", () => {
    const hunt = gallerySamples.FaultHunt ?? null;
    const fresh = renderToString(<LessonStateProvider state={ana}>{hunt}</LessonStateProvider>);
    expect(fresh).toContain("Mark every cell");
    expect(fresh).not.toContain("More signed in than are enrolled");
  });

  it("explains the faults that were found, and the others only when asked", () => {
    const hunt = sample("FaultHunt");
    const found = draw(hunt, { responses: { "sign-in-table": activityOf({ r2c3: "yes" }) } });
    expect(found).toContain("You found 1 of 2 faults.");
    expect(found).toContain("More signed in than are enrolled");
    expect(found).not.toContain("A group of four is printed");
    const all = draw(hunt, { responses: { "sign-in-table": activityOf({ r2c3: "yes", all: "yes" }) } });
    expect(all).toContain("A group of four is printed");
  });

  it("shows the reply that was given and where it led, as plain radio buttons", () => {
    const html = draw(sample("Branch"), {
      responses: { "at-the-door": activityOf({ opens: "explain" }) },
    });
    expect(html).toContain("The dot had the last word.");
    expect(html).not.toContain("In Somali");
    expect(html.match(/type="radio"/g)).toHaveLength(2);
  });

  it("draws a chart as it was set, and says what a reader would believe", () => {
    const html = draw(sample("Repair"), {
      responses: { "cut-bars": activityOf({ title: "finding", start: "zero" }) },
    });
    expect(html).toContain("The three are much alike.");
    expect(html).not.toContain("Cedar has done something wrong.");
    expect(html).toContain("on a scale from 0%: Alder 91% of 240, Birch 94% of 310, Cedar 88% of 270");
  });

  it("names the deepest cause in one's own hands, and those without evidence", () => {
    const html = draw(sample("WhyChain"), {
      responses: {
        "why-late": activityOf({ "why-1": "The door is locked", "control-1": "ours", "why-2": "Nobody asked" }),
      },
    });
    expect(html).toMatch(/We decide this”:.*<strong>The door is locked/s);
    expect(html).toContain("2 causes have no evidence yet");
  });
});

describe("the gallery", () => {
  it("shows every component that authors may use, with what they can say to it", async () => {
    await loadEveryLessonComponent();
    await loadLessonParts(["CycleStep", "Discuss"]);
    // Another file of the same process may have loaded these two, which authors do not use.
    const notForAuthors = ["Notes", "TopicsAbout"];
    const forAuthors = Object.keys(lessonComponentMap).filter((name) => !notForAuthors.includes(name));
    expect(forAuthors.sort()).toEqual(lessonComponents.map(({ name }) => name).sort());
    expect(Object.keys(lessonSamples).sort()).toEqual(lessonComponents.map(({ name }) => name).sort());
    for (const [name, sample] of Object.entries(gallerySamples)) {
      const html = renderToString(<LessonStateProvider state={galleryState(null)}>{sample}</LessonStateProvider>);
      expect(html.length, name).toBeGreaterThan(40);
      expect(html, name).not.toContain("style=");
    }
    for (const { name, markdownExample, properties } of lessonComponents) {
      expect(markdownExample, name).not.toBe("");
      expect(properties.length, name).toBeGreaterThan(0);
    }
  });
});
