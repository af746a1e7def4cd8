import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import { isRhythm } from "./cycle.ts";
import { isMeasureKind } from "./measure-kind.ts";
import { measureField, predictionField, questionField } from "./plan.ts";
import { readPredicted } from "./predicted.ts";
import { longestText, longestTitle, measurePositions, questionPositions, textKeysOf } from "./step.ts";

const words = (most: number) => z.string().trim().max(most).optional();
const fields = (names: readonly string[], most: number) => Object.fromEntries(names.map((name) => [name, words(most)]));

const title = () => z.string(m.inquiryTitleMissing()).trim().min(1, m.inquiryTitleMissing()).max(longestTitle);

/** The form that starts a cycle. */
export const startSchema = () =>
  z.object({
    title: title(),
    ...fields(["problem", "change", "room"], longestText),
    organizationId: z.string().optional(),
  });

/** The form of the whole plan. */
export const planSchema = () =>
  z
    .object({
      title: title(),
      startsOn: z.iso.date(m.inquiryDayWrong()).optional(),
      endsOn: z.iso.date(m.inquiryDayWrong()).optional(),
      dataEvery: z.coerce.number().int().refine(isRhythm).optional().catch(undefined),
      base: z.coerce.number().int().min(0).max(2_000_000_000).catch(0),
      ...fields(textKeysOf("plan"), longestText),
      ...fields(
        questionPositions.flatMap((each) => [questionField(each), predictionField(each)]),
        2_000,
      ),
      ...fields(
        measurePositions.flatMap((each) => [measureField(each, "name"), measureField(each, "unit")]),
        longestTitle,
      ),
      ...fields(
        measurePositions.map((each) => measureField(each, "definition")),
        2_000,
      ),
      ...fields(
        measurePositions.map((each) => measureField(each, "kind")),
        20,
      ),
      ...fields(
        measurePositions.map((each) => measureField(each, "predicted")),
        100,
      ),
    })
    .check(({ value, issues }) => {
      const { startsOn, endsOn } = value;
      if (startsOn !== undefined && endsOn !== undefined && endsOn < startsOn) {
        issues.push({ code: "custom", path: ["endsOn"], message: m.inquiryEndsBefore(), input: endsOn });
      }
      for (const position of measurePositions)
        issues.push(...unnamed(value, position), ...unpredicted(value, position));
    });

/** A definition needs the name of its measure, or it could not be chosen when a point is recorded. */
function unnamed(value: Record<string, unknown>, position: number) {
  const [name, definition] = [measureField(position, "name"), measureField(position, "definition")];
  if (value[name] || !value[definition]) return [];
  return [{ code: "custom" as const, path: [name], message: m.inquiryMeasureUnnamed(), input: value[name] }];
}

/** A prediction in numbers that cannot be drawn. */
function unpredicted(value: Record<string, unknown>, position: number) {
  const field = measureField(position, "predicted");
  const word = (part: "kind" | "unit" | "predicted") => String(value[measureField(position, part)] ?? "");
  const kind = word("kind");
  const measure = { kind: isMeasureKind(kind) ? kind : ("other" as const), unit: word("unit") };
  if (readPredicted(word("predicted"), measure) !== null) return [];
  return [{ code: "custom" as const, path: [field], message: m.inquiryMeasurePredictedWrong(), input: value[field] }];
}
