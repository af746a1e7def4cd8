import { Table } from "#app/ui/table.tsx";
import { type Block, type DocumentModel, spansOf, textOf, type Words } from "../document.ts";

/** A document below its title, which the page shows as its h1. */
export function DocumentView({ document: { blocks, language } }: { document: DocumentModel }) {
  return (
    <div className="document stack" lang={language}>
      {blocks.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a document never change places
        <BlockView key={at} block={block} isCaptionShown={!isNamedBy(blocks[at - 1], block)} />
      ))}
    </div>
  );
}

/** Whether the heading before a table says what its caption says. */
function isNamedBy(before: Block | undefined, block: Block): boolean {
  return before?.kind === "heading" && block.kind === "table" && textOf(before.words) === block.caption;
}

function BlockView({ block, isCaptionShown }: { block: Block; isCaptionShown: boolean }) {
  switch (block.kind) {
    case "heading": {
      const Tag = block.level === 2 ? "h2" : "h3";
      return (
        <Tag>
          <Inline words={block.words} />
        </Tag>
      );
    }
    case "paragraph":
      return (
        <p className="measure">
          <Inline words={block.words} />
        </p>
      );
    case "list": {
      const Tag = block.isOrdered ? "ol" : "ul";
      return (
        <Tag>
          {block.items.map((words) => (
            <li key={textOf(words)}>
              <Inline words={words} />
            </li>
          ))}
        </Tag>
      );
    }
    case "table":
      return <TableView block={block} isCaptionShown={isCaptionShown} />;
  }
}

type Cells = { cells: readonly Words[]; at: number };

function TableView({
  block: { caption, columns, rows },
  isCaptionShown,
}: {
  block: Extract<Block, { kind: "table" }>;
  isCaptionShown: boolean;
}) {
  const isFacts = columns.length === 2 && !columns[1]?.isNumber;
  return (
    <Table
      caption={caption}
      isCaptionShown={isCaptionShown}
      rows={rows.map((cells, at): Cells => ({ cells, at }))}
      keyOf={({ at }) => at}
      columns={columns.map((column, at) => ({
        ...column,
        hasNarrowLabel: !column.isRowHeading && !isFacts,
        cell: ({ cells }: Cells) => <Inline words={cells[at] ?? ""} />,
      }))}
    />
  );
}

function Inline({ words }: { words: Words }) {
  return spansOf(words).map(({ text, to, isStrong, language }, at) => {
    const inner = isStrong ? <strong>{text}</strong> : text;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the spans of a text never change places
      <span key={at} lang={language}>
        {to ? <a href={to}>{inner}</a> : inner}
      </span>
    );
  });
}
