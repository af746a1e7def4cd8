import { Link } from "@remix-run/react";
import type { Key, ReactNode } from "react";
import * as m from "#app/messages/catalog.ts";
import { classes } from "./classes.ts";
import { Icon } from "./icon.tsx";
import { type Sort, sortParam } from "./sort.ts";
import { useListSearch } from "./use-list-search.ts";

export type Column<Row> = {
  heading: string;
  cell: (row: Row) => ReactNode;
  /** Names the row for screen readers. */
  isRowHeading?: boolean;
  isNumber?: boolean;
  /** On a phone, a cell is preceded by its heading, except the row's own and cells that are clear without it. */
  hasNarrowLabel?: boolean;
  /** The column's name in `?sort=`, and its default direction. */
  sort?: { by: string; first: "ascending" | "descending" };
  className?: string;
};

type Props<Row> = {
  caption: string;
  columns: Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => Key;
  /** The current order; headings with a `sort` become links. */
  sort?: Sort;
  isCaptionShown?: boolean;
  /** False for a list of facts. */
  hasHeadings?: boolean;
  /** On a phone each row becomes an entry with labels; otherwise the table scrolls. */
  narrow?: "entries" | "scroll";
};

/** A table that scrolls by keyboard and fits a phone. */
export function Table<Row>({ caption, columns, rows, keyOf, sort, ...look }: Props<Row>) {
  const { isCaptionShown = false, hasHeadings = true, narrow = "entries" } = look;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached with the keyboard
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields, and a section would be a landmark
    <div className="scroll-x" role="group" tabIndex={0} aria-label={caption}>
      <table className={classes("table", narrow === "entries" && "table--entries", sort && "table--sorted")}>
        <caption className={isCaptionShown ? undefined : "visually-hidden"}>{caption}</caption>
        {hasHeadings ? (
          <thead>
            <tr>
              {columns.map((column) => (
                <Heading key={column.heading} column={column} now={sort} />
              ))}
            </tr>
          </thead>
        ) : null}
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column) => (
                <Cell key={column.heading} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const { heading, cell, isRowHeading = false, isNumber = false, hasNarrowLabel = !isRowHeading, className } = column;
  const look = classes(isNumber && "numbers", className) || undefined;
  const label = hasNarrowLabel ? heading : undefined;
  if (isRowHeading)
    return (
      <th scope="row" className={look} data-label={label}>
        {cell(row)}
      </th>
    );
  return (
    <td className={look} data-label={label}>
      {cell(row)}
    </td>
  );
}

function Heading<Row>({ column: { heading, sort, isNumber }, now }: { column: Column<Row>; now: Sort | undefined }) {
  const look = isNumber ? "numbers" : undefined;
  if (!sort || !now)
    return (
      <th scope="col" className={look}>
        {heading}
      </th>
    );
  const isNow = now.by === sort.by;
  const isUp = (sort.first === "ascending") !== (isNow && now.isReversed);
  return (
    <th
      scope="col"
      className={classes("table__sortable", look)}
      aria-sort={isNow ? (isUp ? "ascending" : "descending") : undefined}
    >
      <SortLink
        to={{ by: sort.by, isReversed: isNow && !now.isReversed }}
        arrow={isNow ? (isUp ? "up" : "down") : null}
      >
        {heading}
      </SortLink>
    </th>
  );
}

/** Sorts the current list, keeping its search and filters, and returns to its first page. */
function SortLink({ to, arrow, children }: { to: Sort; arrow: "up" | "down" | null; children: string }) {
  const next = useListSearch();
  next.delete("page");
  next.set("sort", sortParam(to));
  return (
    <Link to={`?${next}`} className="table__sort" preventScrollReset>
      <span className="visually-hidden">{m.appSortBy()} </span>
      {children}
      {arrow ? <Icon name={arrow === "up" ? "arrow-up" : "arrow-down"} /> : null}
    </Link>
  );
}
