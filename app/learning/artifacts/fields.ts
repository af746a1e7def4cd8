import type { ArtifactField, ArtifactTemplate } from "#app/catalog/program.ts";
import { lengthOf } from "#app/http/text-length.ts";
import { cleanText } from "#app/http/typed-text.ts";
import { type ChildDataFinding, findChildData } from "#app/privacy/child-data.ts";
import { longestArtifact } from "./artifact.ts";

/** The typed text, by field key. Fields of kind "file" have no text: their files are rows of their own. */
export type FieldTexts = Record<string, string>;

/** A field's name in a form: a key of an author's choice must not meet our own fields. */
export const fieldName = (key: string): string => `field-${key}`;

/** The name of the hidden field that says what a page showed of a part; of the title, whose key is "". */
export const seenName = (key: string): string => `seen-${key}`;

export const writtenFields = (template: ArtifactTemplate): ArtifactField[] =>
  template.fields.filter(({ kind }) => kind !== "file");

/** The template's texts in a form, as typed, cleaned as reflections are; other fields are ignored. */
export function textsIn(template: ArtifactTemplate, read: (name: string) => unknown): FieldTexts {
  return Object.fromEntries(
    writtenFields(template).map(({ key }) => {
      const typed = read(fieldName(key));
      return [key, typeof typed === "string" ? cleanText(typed) : ""];
    }),
  );
}

/** The version of each part that a page reports having shown, by key; unnamed parts are left out. */
export function seenIn(template: ArtifactTemplate, read: (name: string) => unknown): Record<string, string> {
  const keys = ["", ...writtenFields(template).map(({ key }) => key)];
  return Object.fromEntries(
    keys.flatMap((key) => {
      const hash = read(seenName(key));
      return typeof hash === "string" ? [[key, hash]] : [];
    }),
  );
}

/** Texts in the template's order as one string: two are equal if and only if their texts are. */
export function textOf(template: ArtifactTemplate, texts: FieldTexts): string {
  return JSON.stringify(writtenFields(template).map(({ key }) => texts[key] ?? ""));
}

/** Characters over the limit for a whole artifact, or 0. */
export function excessOf(texts: FieldTexts): number {
  const length = Object.values(texts).reduce((sum, text) => sum + lengthOf(text), 0);
  return Math.max(0, length - longestArtifact);
}

/** Required fields that are still empty. */
export function missingFields(
  template: ArtifactTemplate,
  texts: FieldTexts,
  keysWithFiles: readonly string[],
): ArtifactField[] {
  return template.fields.filter(({ key, kind, required }) => {
    if (!required) return false;
    return kind === "file" ? !keysWithFiles.includes(key) : (texts[key] ?? "").trim() === "";
  });
}

/** An address that a page may link to: http or https, nothing else; null for anything that is not one. */
export function linkIn(text: string): string | null {
  const typed = text.trim();
  if (!/^https?:\/\/\S+$/i.test(typed) || !URL.canParse(typed)) return null;
  return new URL(typed).href;
}

/** Passages that look like data about children, part by part. */
export function childDataIn(
  template: ArtifactTemplate,
  texts: FieldTexts,
): { fieldKey: string; findings: ChildDataFinding[] }[] {
  return writtenFields(template).flatMap(({ key }) => {
    const findings = findChildData(texts[key] ?? "");
    return findings.length > 0 ? [{ fieldKey: key, findings }] : [];
  });
}
