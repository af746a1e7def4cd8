/** A mail's text as a mail program shows it: each address of ours is a link. */
export function MailText({ text, address, label }: { text: string; address: string; label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, by keyboard too
    <section className="mail-text" tabIndex={0} aria-label={label}>
      <pre>
        {text.split(/(^https?:\/\/\S+$)/m).map((piece, index) =>
          piece.startsWith(`${address}/`) ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces never move
            <a key={index} href={piece}>
              {piece}
            </a>
          ) : (
            piece
          ),
        )}
      </pre>
    </section>
  );
}
