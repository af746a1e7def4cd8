/** Empty lines to write on, in print alone. */
export function WritingLines({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <div className="writing-lines" aria-hidden="true">
      {Array.from({ length: count }, (_, index) => index).map((line) => (
        <div key={line} />
      ))}
    </div>
  );
}
