/** Text from a content file: paragraphs divided by empty lines; lines that begin with a hyphen are a list. */
export function WrittenText({ text, className }: { text: string; className?: string }) {
  const blocks = text.trim().split(/\n\s*\n/);
  return (
    <div className={className ?? "written"}>
      {blocks.map((block) => (
        <Block key={block} text={block} />
      ))}
    </div>
  );
}

function Block({ text }: { text: string }) {
  const lines = text.split("\n");
  if (!lines.every((line) => line.startsWith("- "))) return <p>{text}</p>;
  return (
    <ul className="bullets">
      {lines.map((line) => (
        <li key={line}>{line.slice(2)}</li>
      ))}
    </ul>
  );
}
