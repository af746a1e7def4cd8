import { describe, expect, test } from "vitest";
import type { PromptDefinition } from "#app/catalog/prompt.ts";
import { longestAnswer, longestNotes } from "./answer-lengths.ts";
import { parseResponse } from "./response.ts";
import type { Refusal } from "./response-refusal.ts";
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

describe("an answer that cannot be kept says why", () => {
  test.each<[Refusal, PromptDefinition, [string, string][]]>([
    ["write-something", text, [["answer", " \n "]]],
    ["too-long", text, [["answer", "x".repeat(longestAnswer + 1)]]],
    ["give-number", number, [["answer", "many"]]],
    ["give-number", number, [["answer", ""]]],
    ["give-number", numeric, [["answer", "Infinity"]]],
    ["out-of-range", number, [["answer", "2001"]]],
    ["choose-one", choice, []],
    ["unknown-choice", choice, [["answer", "z"]]],
    ["write-something", notes, []],
    ["too-long", notes, [["inferences", "x".repeat(longestNotes + 1)]]],
    [
      "choose-one",
      single,
      [
        ["answer", "a"],
        ["answer", "b"],
      ],
    ],
    ["choose-some", multiple, []],
    [
      "unknown-choice",
      multiple,
      [
        ["answer", "a"],
        ["answer", "z"],
      ],
    ],
    [
      "order-all",
      order,
      [
        ["position:x", "1"],
        ["position:y", "1"],
      ],
    ],
    ["order-all", order, [["position:x", "1"]]],
    ["match-all", match, [["match:p", "q"]]],
    [
      "unknown-choice",
      match,
      [
        ["match:p", "q"],
        ["match:q", "z"],
      ],
    ],
    ["rate-all", confidence, [["rating:s", "1"]]],
    [
      "rate-all",
      confidence,
      [
        ["rating:s", "1"],
        ["rating:t", "6"],
      ],
    ],
    [
      "rate-all",
      confidence,
      [
        ["rating:s", "1.5"],
        ["rating:t", "2"],
      ],
    ],
    ["unknown-choice", explorer, [["measure", "income"]]],
    [
      "unknown-choice",
      explorer,
      [
        ["measure", "share"],
        ["grouping", "name"],
      ],
    ],
    [
      "unknown-choice",
      explorer,
      [
        ["measure", "share"],
        ["grouping", "grade"],
        ["grouping", "site"],
        ["grouping", "term"],
      ],
    ],
    [
      "unknown-choice",
      sampler,
      [
        ["size", "11"],
        ["draw", "again"],
      ],
    ],
  ])("%s %#", (refusal, definition, fields) => expect(parseResponse(definition, form(fields))).toEqual({ refusal }));

  test("and files are no answers", () => {
    const data = new FormData();
    data.append("answer", new File(["x"], "x.txt"));
    expect(parseResponse(text, data)).toEqual({ refusal: "write-something" });
  });
});
