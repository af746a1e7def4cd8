import { useId } from "react";
import * as m from "#app/messages/catalog.ts";
import { announce } from "#app/ui/announce.tsx";

/** Source text, to read or copy. */
export function CopyableSource({ title, of, source }: { title: string; of: string; source: string }) {
  const id = useId();
  async function copy() {
    try {
      await navigator.clipboard.writeText(source);
      announce(m.galleryCopied());
    } catch {
      announce(m.galleryNotCopied());
    }
  }
  return (
    <div className="gallery__source">
      <div className="gallery__source-top">
        <h3 id={id}>
          {title} <span className="visually-hidden">{of}</span>
        </h3>
        <button type="button" className="button button--quiet needs-scripts" onClick={() => void copy()}>
          {m.galleryCopy()}{" "}
          <span className="visually-hidden">
            {of}, {title}
          </span>
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and then the keyboard must reach it */}
      <section tabIndex={0} aria-labelledby={id} className="gallery__code">
        <pre>
          <code>{source}</code>
        </pre>
      </section>
    </div>
  );
}
