import { useState } from "react";
import * as m from "#app/messages/catalog.ts";
import { announce } from "#app/ui/announce.tsx";
import { Button } from "#app/ui/button.tsx";

/** The words that may leave the page, shown before they are copied. Copying is the only way out. */
export function Shareable({ sentences, isSmall }: { sentences: string[]; isSmall: boolean }) {
  const [said, setSaid] = useState("");
  async function copy() {
    const words = await navigator.clipboard
      .writeText(sentences.join("\n"))
      .then(m.evaluationCopied, m.evaluationCopyFailed);
    setSaid(words);
    announce(words);
  }
  return (
    <section className="stack stack-3 evaluation__share" aria-labelledby="share-title">
      <h3 id="share-title">{m.evaluationShareTitle()}</h3>
      <p>{isSmall ? m.evaluationShareSmall() : m.evaluationShareLarge()}</p>
      <blockquote className="stack stack-2">
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </blockquote>
      <div className="cluster no-print">
        <Button type="button" onClick={() => void copy()}>
          {m.evaluationCopy()}
        </Button>
        <span className="small soft">{said}</span>
      </div>
    </section>
  );
}
