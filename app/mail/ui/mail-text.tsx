/** A mail's text as a mail program shows it: each address of ours is a link. */
export function MailText({ text, address }: { text: string; address: string }) {
  return (
    <div className="mail-text">
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
    </div>
  );
}
