import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PromptDefinition } from "#app/catalog/prompt.ts";
import { parseResponse, type ResponseValue } from "./response.ts";
import {
  choice,
  confidence,
  explorer,
  form,
  match,
  multiple,
  notes,
  number,
  numeric,
  order,
  sampler,
  single,
  text,
} from "./sample-prompts.ts";

describe("an answer is read", () => {
  test.each<[PromptDefinition, [string, string][], ResponseValue]>([
    [text, [["answer", "  about\r\nhalf "]], { kind: "predict", answer: "about\nhalf" }],
    [number, [["answer", "1,250 children"]], { kind: "predict", answer: 1250 }],
    [choice, [["answer", "a"]], { kind: "predict", answer: "a" }],
    [notes, [["observations", "rows"]], { kind: "observe-infer", observations: "rows", inferences: "" }],
    [single, [["answer", "b"]], { kind: "check", answer: ["b"] }],
    [
      multiple,
      [
        ["answer", "c"],
        ["answer", "a"],
        ["answer", "c"],
      ],
      { kind: "check", answer: ["a", "c"] },
    ],
    [
      order,
      [
        ["position:x", "2"],
        ["position:y", "1"],
      ],
      { kind: "check", answer: ["y", "x"] },
    ],
    [
      match,
      [
        ["match:p", "q"],
        ["match:q", "q"],
      ],
      { kind: "check", answer: { p: "q", q: "q" } },
    ],
    [numeric, [["answer", "12.5 %"]], { kind: "check", answer: 12.5 }],
    [
      confidence,
      [
        ["rating:s", "1"],
        ["rating:t", "5"],
      ],
      { kind: "confidence", ratings: { s: 1, t: 5 } },
    ],
    [
      explorer,
      [
        ["measure", "share"],
        ["grouping", ""],
        ["grouping", "site"],
        ["grouping", "site"],
      ],
      { kind: "data-explorer", measure: "share", groupings: ["site"] },
    ],
    [
      sampler,
      [
        ["size", "50"],
        ["draw", "again"],
      ],
      { kind: "sampler", size: 50, draws: 1, seed: 0 },
    ],
    [
      sampler,
      [
        ["size", "10"],
        ["draw", "reset"],
      ],
      { kind: "sampler", size: 10, draws: 0, seed: 0 },
    ],
  ])("%#", (definition, fields, value) => expect(parseResponse(definition, form(fields))).toEqual(value));
});

test("any form at all is read or refused", () => {
  const names = ["answer", "observations", "position:x", "match:p", "rating:s", "measure", "grouping", "size", "draw"];
  const field = fc.tuple(fc.constantFrom(...names), fc.string({ unit: "binary" }));
  const definitions = [
    text,
    number,
    choice,
    notes,
    single,
    multiple,
    order,
    match,
    numeric,
    confidence,
    explorer,
    sampler,
  ];
  fc.assert(
    fc.property(fc.constantFrom(...definitions), fc.array(field), (definition, fields) => {
      const value = parseResponse(definition, form(fields));
      expect("refusal" in value || value.kind === definition.kind).toBe(true);
      expect(JSON.stringify(value)).not.toContain("\\u0000");
    }),
  );
});
