import { describe, expect, test } from "vitest";
import { z } from "zod";
import { parseForm } from "./form.server.ts";
import { oneLine } from "./typed-text.ts";

const schema = z.object({ email: z.string(), to: z.string().optional() });

function formOf(fields: [name: string, value: string][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

test("a form is what its schema names", () => {
  const submission = parseForm(formOf([["email", "ana@maple.example"]]), schema);
  expect(submission.status === "success" && submission.value).toEqual({ email: "ana@maple.example" });
});

describe.each([" ", "\t \r\n", "\u3000\u00a0", "\u200b", "\u2800"])(
  "a field of %j, in which nobody sees anything",
  (blank) => {
    const line = z.string("Enter a title.").transform(oneLine).pipe(z.string().min(1, "Enter a title."));

    test("is missing where text is needed, and says so in our words", () => {
      const submission = parseForm(formOf([["title", blank]]), z.object({ title: line }));
      expect(submission.status === "error" && submission.error).toEqual({ title: ["Enter a title."] });
    });

    test("is left empty where it may be", () => {
      const fields = z.object({
        note: line.optional(),
        place: z.string().transform(oneLine).pipe(z.string()).default(""),
      });
      const submission = parseForm(
        formOf([
          ["note", blank],
          ["place", blank],
        ]),
        fields,
      );
      expect(submission.status === "success" && submission.value).toEqual({ place: "" });
    });

    test("is what was typed where it is a secret", () => {
      const submission = parseForm(formOf([["password", blank]]), z.object({ password: z.string() }));
      expect(submission.status === "success" && submission.value).toEqual({ password: blank.replace("\r\n", "\n") });
    });
  },
);

/** A form that counts how many fields are read from it. */
class CountingForm extends FormData {
  reads = 0;
  override get(name: string) {
    this.reads += 1;
    return super.get(name);
  }
  override getAll(): never {
    throw new Error("the whole form was read");
  }
  override entries(): never {
    throw new Error("the whole form was read");
  }
  override keys(): never {
    throw new Error("the whole form was read");
  }
  override [Symbol.iterator](): never {
    throw new Error("the whole form was read");
  }
}

describe("of a form that no page of ours sends, only the fields of the schema are read, each once", () => {
  test.each([
    ["a place in an endless list", [["email[1000000000]", "x"]]],
    ["a deep list", [[`email${"[0]".repeat(20_000)}`, "x"]]],
    ["a broken intent", [["__intent__", "{"]]],
    ["a broken state", [["__state__", "{"]]],
    ["many fields", Array.from({ length: 20_000 }, (_, at) => [`email.${at}`, "x"])],
    ["one field many times", Array.from({ length: 20_000 }, () => ["email", "x"])],
  ] satisfies [string, [string, string][]][])("%s", (_, fields) => {
    const form = new CountingForm();
    for (const [name, value] of fields) form.append(name, value);
    const submission = parseForm(form, schema);
    expect(form.reads).toBe(Object.keys(schema.shape).length + 1); // and what the page showed
    expect(Object.keys(submission.payload).filter((name) => !(name in schema.shape))).toEqual([]);
    expect(JSON.stringify(submission.reply()).length).toBeLessThan(200);
  });
});
