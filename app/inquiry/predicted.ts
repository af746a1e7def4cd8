import { readTypedNumber } from "#app/learning/typed-number.ts";
import type { MeasureKind } from "./measure-kind.ts";

/**
 * What a team expects of a measure, from low to high, which are the same for one number; of a share in percent. Both
 * are null without a prediction.
 */
export type Predicted = { predictedLow: number | null; predictedHigh: number | null };

export const notPredicted: Predicted = { predictedLow: null, predictedHigh: null };

/**
 * Reads a prediction as people type it: "7", "15 to 20", "60-70%", and for a share "7 of 10". Null for anything else,
 * and for what the measure cannot be: people below zero, more than 100 percent.
 */
export function readPredicted(typed: string, { kind, unit }: { kind: MeasureKind; unit: string }): Predicted | null {
  const text = typed.trim();
  if (text === "") return notPredicted;
  const range = /^(\S.*?)\s*(?:\bto\b|\band\b|[-\u2010-\u2015\u2212])\s*(\S.*)$/iu.exec(
    text.replace(/^between\s+/iu, ""),
  );
  const ends = range ? [range[1] ?? "", range[2] ?? ""] : [text, text];
  const [low, high] = ends.map((end) => readEnd(end, kind, unit));
  if (low === undefined || high === undefined || low === null || high === null || low > high) return null;
  return { predictedLow: low, predictedHigh: high };
}

function readEnd(text: string, kind: MeasureKind, unit: string): number | null {
  const parts = kind === "share" ? /^([\d.,]+)\s*(?:of|out of|\/)\s*([\d.,]+)$/iu.exec(text) : null;
  const number = readTypedNumber(parts?.[1] ?? text, kind === "share" ? "%" : unit);
  const group = parts ? readTypedNumber(parts[2] ?? "") : { value: 100 };
  if (typeof number === "string" || typeof group === "string" || group.value <= 0) return null;
  const value = kind === "share" ? (100 * number.value) / group.value : number.value;
  if (value < 0 && (kind === "share" || kind === "count")) return null;
  return kind === "share" && value > 100 ? null : Number(value.toPrecision(6));
}

/** A prediction as its field shows it: "15 to 20", or "" without one. */
export function predictedText({ predictedLow: low, predictedHigh: high }: Predicted): string {
  if (low === null || high === null) return "";
  return low === high ? String(low) : `${low} to ${high}`;
}

/** Whether two measures predict the same. */
export const isSamePredicted = (one: Predicted, other: Predicted): boolean =>
  one.predictedLow === other.predictedLow && one.predictedHigh === other.predictedHigh;
