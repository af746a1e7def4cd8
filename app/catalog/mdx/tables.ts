import type { Paragraph, Root, Table } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { SKIP, visit } from "unist-util-visit";
import { setProperties } from "./lesson-context.ts";

/** Wraps a table in a box that scrolls sideways and is reachable by keyboard, named after the table's columns. */
export function remarkTables() {
  return (tree: Root) => {
    visit(tree, "table", (table, index, parent) => {
      if (!parent || index === undefined) return;
      parent.children[index] = boxFor(table);
      return [SKIP, index + 1];
    });
  };
}

function boxFor(table: Table) {
  alignByClass(table);
  const columns = table.children[0]?.children.map((cell) => textOf(cell).trim()).filter(Boolean) ?? [];
  const hProperties = {
    className: ["table-scroll"],
    role: "group",
    ariaLabel: columns.join(", ") || undefined,
    tabIndex: 0,
  };
  // A paragraph only in name: it becomes the element that `data` says.
  const box = { type: "paragraph", children: [table], data: { hName: "div", hProperties }, position: table.position };
  return box as unknown as Paragraph;
}

/** Classes, because the page's Content-Security-Policy allows no inline styles. */
function alignByClass(table: Table) {
  for (const row of table.children) {
    for (const [index, cell] of row.children.entries()) {
      const align = table.align?.[index];
      if (align) setProperties(cell, { className: [`align-${align}`] });
    }
  }
  table.align = null;
}
