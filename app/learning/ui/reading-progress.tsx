import { useEffect, useRef, useState } from "react";
import * as m from "#app/messages/catalog.ts";
import { Icon } from "#app/ui/icon.tsx";
import { type Reader, type ReadingPosition, useReadingPosition } from "./reading-position.ts";

type Props = { articleId: string; reader: Reader; place: ReadingPosition | null; minutes: number; minutesLeft: number };

/** How long the rest of the lesson takes, and a note if the page opened at the saved position. */
export function ReadingProgress({ articleId, reader, place, minutes, minutesLeft }: Props) {
  const { wasBroughtBack, share } = useReadingPosition(articleId, reader, place);
  const left = share === null || minutesLeft === 0 ? minutesLeft : Math.max(1, Math.ceil(minutes * (1 - share)));
  return (
    <>
      <span className="numbers">{left > 0 ? m.lessonMinutesLeft({ minutes: left }) : m.lessonPageDone()}</span>
      {wasBroughtBack ? <BroughtBack key={reader.address} /> : null}
    </>
  );
}

/** Explains why the page opened in the middle, until the reader scrolls on. */
function BroughtBack() {
  const [isOpen, setOpen] = useState(true);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const start = window.scrollY;
    const readOn = () => Math.abs(window.scrollY - start) > 400 && setOpen(false);
    const moveOn = (event: FocusEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    window.addEventListener("scroll", readOn, { passive: true });
    document.addEventListener("focusin", moveOn);
    return () => {
      window.removeEventListener("scroll", readOn);
      document.removeEventListener("focusin", moveOn);
    };
  }, []);
  if (!isOpen) return null;
  return (
    <div ref={box} className="brought-back no-print" role="status">
      <span>{m.lessonPageWereHere()}</span>
      <a href="#main">{m.lessonPageToTop()}</a>
      <button type="button" className="brought-back__close" aria-label={m.appClose()} onClick={() => setOpen(false)}>
        <Icon name="x" />
      </button>
    </div>
  );
}
