import { useState } from "react";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";

/** New recovery codes, shown once: to print, copy or download. */
export function RecoveryCodeList({ codes, email }: { codes: string[]; email: string }) {
  const [isCopied, setIsCopied] = useState(false);
  const text = `${m.recoveryFileHead({ email })}\r\n\r\n${codes.join("\r\n")}\r\n`;
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join("\n"));
    setIsCopied(true);
  };
  return (
    <div className="stack">
      <p>{m.recoveryKeep()}</p>
      <ul className="plain recovery-codes" aria-label={m.recoveryListLabel()}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="cluster recovery-codes__uses">
        <a
          className="button"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download={m.recoveryFileName()}
        >
          {m.recoveryDownload()}
        </a>
        <Button type="button" className="needs-scripts" onClick={() => void copy()}>
          {m.recoveryCopy()}
        </Button>
        <Button type="button" className="needs-scripts" onClick={() => window.print()}>
          {m.recoveryPrint()}
        </Button>
        <span role="status">{isCopied ? m.recoveryCopied() : ""}</span>
      </div>
    </div>
  );
}
