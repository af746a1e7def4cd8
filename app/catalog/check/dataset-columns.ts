import papaparse from "papaparse";
import type { YamlText } from "../content-file.server.ts";
import type { Codebook, Grouping } from "../dataset.ts";
import { fitsMeasure } from "../dataset-file.ts";
import { type Mistake, nearest } from "../mistake.ts";
import { readsAs } from "../reads-as.ts";
import { place } from "../settings.ts";

type Described = { csv: string; text: string; yaml: YamlText; codebook: Codebook };
type Row = { line: number; cells: string[] };

/** Where a dataset's rows and its codebook do not fit: columns, categories and values. The first of each kind. */
export function columnMistakes({ csv, text, yaml, codebook }: Described): Mistake[] {
  const { rows, unclosed } = rowsOf(text);
  const [headings, ...body] = rows;
  const note = (line: number, shown: string, message: string): Mistake => ({
    ...{ file: csv, line, column: 1, text: shown, message },
  });
  if (!headings || body.length === 0) return [note(1, "", "this dataset has no rows; add them below its headings.")];
  if (unclosed) return [note(1, "", "a quote is opened and never closed, so rows run together; close it.")];
  const columns = headings.cells.map((cell) => cell.trim());
  const uneven = body.find(({ cells }) => cells.length !== columns.length);
  if (uneven)
    return [
      note(
        uneven.line,
        uneven.cells.join(","),
        `${uneven.cells.length === 1 ? "1 cell" : `${uneven.cells.length} cells`} under ${columns.length} headings; put a text that holds a comma in double quotes.`,
      ),
    ];
  const twice = columns.find((column, at) => columns.indexOf(column) !== at);
  if (twice !== undefined) return [note(headings.line, twice, "two columns have this heading; give each its own.")];
  return [
    ...missingColumns(columns, yaml, codebook, csv),
    ...columns.filter((column) => !columnsOf(codebook).includes(column)).map((column) => undescribed(column, note)),
    ...codebook.measures.flatMap((measure) => {
      const wrong = body.find(({ cells }) => !fitsMeasure(measure, cells[columns.indexOf(measure.id)] ?? ""));
      if (!wrong) return [];
      const kind = measure.summary === "share" ? "true, false or empty" : "a number with a point, or empty";
      const value = wrong.cells[columns.indexOf(measure.id)] ?? "";
      return [note(wrong.line, value, `"${measure.id}" must be ${kind}.`)];
    }),
    ...codebook.groupings.flatMap((grouping) => {
      const column = columns.indexOf(grouping.id);
      return column < 0 ? [] : categoryMistakes(grouping, { body, column, note });
    }),
  ];
}

type Note = (line: number, shown: string, message: string) => Mistake;

const columnsOf = ({ measures, groupings, otherColumns }: Codebook) =>
  [...measures, ...groupings, ...otherColumns].map(({ id }) => id);

function missingColumns(columns: string[], yaml: YamlText, codebook: Codebook, csv: string): Mistake[] {
  return (["measures", "groupings", "otherColumns"] as const).flatMap((list) =>
    codebook[list].flatMap(({ id }, at) => {
      if (columns.includes(id)) return [];
      const meant = nearest(id, columns);
      const message = `${csv} has no column of this name${meant ? `; did you mean "${meant}"?` : `; it has ${columns.join(", ")}.`}`;
      return [{ ...place(yaml, [list, at, "id"]), text: id, message }];
    }),
  );
}

const undescribed = (column: string, note: Note) =>
  note(
    1,
    column,
    "the codebook says nothing about this column; describe it there, under otherColumns if no lesson shows it.",
  );

type Column = { body: Row[]; column: number; note: Note };

/** Categories that only the rows have: they are counted nowhere. The codebook may name one that no row has. */
function categoryMistakes(grouping: Grouping, { body, column, note }: Column): Mistake[] {
  const { id, categories, isMultiple } = grouping;
  const valuesIn = ({ cells }: Row) => {
    const cell = cells[column]?.trim() ?? "";
    return (isMultiple ? cell.split("|").map((value) => value.trim()) : [cell]).filter((value) => value !== "");
  };
  const seen = new Map<string, number>();
  for (const row of body) for (const value of valuesIn(row)) if (!seen.has(value)) seen.set(value, row.line);
  const unknown = [...seen].filter(([value]) => !categories.includes(value));
  return [
    ...unknown.map(([value, line]) => {
      const meant = categories.find((category) => readsAs(category) === readsAs(value)) ?? nearest(value, categories);
      const advice = meant ? `write "${meant}", or add it there` : "add it there";
      return note(
        line,
        value,
        `the codebook has no such category of "${id}", so its rows are counted nowhere; ${advice}.`,
      );
    }),
  ];
}

/** The rows with the line on which each begins; blank lines are none. */
function rowsOf(text: string): { rows: Row[]; unclosed: boolean } {
  const { data, errors } = papaparse.parse<string[]>(text.replace(/^\uFEFF/, ""));
  let line = 1;
  const rows = data.flatMap((cells) => {
    const own = { line, cells };
    line += 1 + cells.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0);
    return cells.length === 1 && cells[0]?.trim() === "" ? [] : [own];
  });
  return { rows, unclosed: errors.some(({ code }) => code === "MissingQuotes") };
}
