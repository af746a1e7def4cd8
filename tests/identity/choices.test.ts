import { expect, test } from "vitest";
import { z } from "zod";
import { withChoices } from "#app/http/choices.server.ts";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { createOrganization } from "#app/identity/organizations/organization.server.ts";
import { organizationChooser } from "#app/identity/organizations/organization-choices.server.ts";
import type { Db } from "#db/client.server.ts";
import { inDatabase } from "#tests/database.ts";

async function organization(db: Db, name: string, districtId?: string): Promise<string> {
  const kind = districtId ? "school" : "district";
  const made = await createOrganization(db, { name, kind, ...(districtId && { districtId }) });
  if (typeof made === "string") throw new Error(made);
  return made.organizationId;
}

/** Two districts with a school of the same name, and more schools than a list shows. */
async function schools(db: Db) {
  const tern = await organization(db, "Tern District");
  const gull = await organization(db, "Gull District");
  const lincoln = await organization(db, "Lincoln", tern);
  const other = await organization(db, "Lincoln", gull);
  for (let number = 10; number < 30; number++) await organization(db, `School ${number}`, tern);
  return { tern, gull, lincoln, other };
}

const labels = ({ options }: { options: { label: string; detail?: string | null }[] }) =>
  options.map(({ label, detail }) => [label, detail ?? ""].join(", "));

test("schools with the same name show their district and are found by either name", () =>
  inDatabase(async (db) => {
    await schools(db);
    const find = organizationChooser(db, { reach: "everybody" });
    expect(labels(await find({ q: "lincoln", chosen: "" }))).toEqual([
      "Lincoln, Gull District",
      "Lincoln, Tern District",
    ]);
    expect(labels(await find({ q: "lincoln tern", chosen: "" }))).toEqual(["Lincoln, Tern District"]);
  }));

test("a long list is searched, and the chosen entry stays in every result", () =>
  inDatabase(async (db) => {
    const { other } = await schools(db);
    const find = organizationChooser(db, { reach: "everybody" });
    const first = await find({ q: "", chosen: "" });
    expect(first.options).toHaveLength(20);
    expect(first.searchAt).toBe("/choices/organizations?");
    expect(labels(await find({ q: "school 2", chosen: other }))[0]).toBe("Lincoln, Gull District");
  }));

test("a short list is complete and limited to what the person may choose", () =>
  inDatabase(async (db) => {
    const { lincoln, tern } = await schools(db);
    const find = organizationChooser(db, { reach: { organizationIds: [lincoln, tern], cohortIds: [] } });
    const all = await find({ q: "", chosen: "" });
    expect(labels(all)).toEqual(["Lincoln, Tern District", "Tern District, "]);
    expect(all.searchAt).toBeNull();
    expect(labels(await find({ q: "gull", chosen: "" }))).toEqual([]);
  }));

const schema = z.object({ school: z.string("Choose a school."), reason: z.string("Say why.") });

/** Posts a form with one chooser; returns the reply, or that it was written. */
async function post(db: Db, fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  let isWritten = false;
  const { data } = await withChoices(form, { school: organizationChooser(db, { reach: "everybody" }) }, async () => {
    const submission = parseForm(form, schema);
    isWritten = submission.status === "success";
    return rejectForm(submission);
  });
  return { ...data, isWritten };
}

test("without JavaScript a search returns the form as typed and writes nothing", () =>
  inDatabase(async (db) => {
    await schools(db);
    const back = await post(db, { _search: "school", "school-search": "gull", reason: "They moved.", school: "" });
    expect(back.isWritten).toBe(false);
    expect(back.problems).toEqual({});
    expect(back.values.reason).toBe("They moved.");
    expect(labels(back.choices.school ?? { options: [] })).toEqual(["Gull District, ", "Lincoln, Gull District"]);
  }));

test("unfinished chooser text is an error, and other choices are kept", () =>
  inDatabase(async (db) => {
    const { other } = await schools(db);
    const typed = { "school-search": "linc", "school-searched": "", school: "", reason: "They moved." };
    expect((await post(db, typed)).problems).toHaveProperty("school");
    const chosen = { "school-search": "linc", "school-searched": "linc", school: other, reason: "" };
    const back = await post(db, chosen);
    expect(back.problems).toEqual({ reason: ["Say why."] });
    expect(back.choices.school?.options[0]).toMatchObject({ value: other, detail: "Gull District" });
  }));
