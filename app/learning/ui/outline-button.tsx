import { lazy, Suspense, useRef, useState } from "react";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Outline, type OutlineItem } from "./outline.tsx";

const Dialog = lazy(() => import("#app/ui/dialog.tsx"));

type Props = { courseSlug: string; courseTitle: string; items: OutlineItem[]; currentId: string };

/** On a phone the outline opens over the page on request; without JavaScript it is below the lesson. */
export function OutlineButton({ courseSlug, courseTitle, items, currentId }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [wasAsked, setAsked] = useState(false);
  const open = () => {
    setAsked(true);
    setOpen(true);
  };
  const close = () => setOpen(false);
  return (
    <div className="outline-button no-print">
      <Button ref={button} type="button" className="needs-scripts" aria-haspopup="dialog" onClick={open}>
        <Icon name="list-tree" className="icon--directed" />
        {m.lessonPageOutlineButton()}
      </Button>
      {wasAsked ? (
        <Suspense fallback={null}>
          <Dialog isOpen={isOpen} onClose={close} title={courseTitle} returnTo={button}>
            <Outline courseSlug={courseSlug} items={items} currentId={currentId} onFollow={close} />
          </Dialog>
        </Suspense>
      ) : null}
      <a className="button without-scripts" href="#lesson-outline">
        <Icon name="list-tree" className="icon--directed" />
        {m.lessonPageOutlineButton()}
      </a>
    </div>
  );
}
