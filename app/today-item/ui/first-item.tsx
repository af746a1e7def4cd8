import { Link } from "@remix-run/react";
import { LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { MotifPicture } from "#app/ui/motif.tsx";
import type { TodayItem } from "../item.ts";

/** The first thing to do as one large button that leads to the exact place. */
export function FirstItem({ item }: { item: TodayItem }) {
  const { title, to, action, within, facts, note, picture } = item;
  return (
    <section className="first-item" aria-labelledby="first-item">
      {picture ? <MotifPicture motif={picture} /> : null}
      {within ? (
        <p className="first-item__within">
          <Link to={within.to}>{within.title}</Link>
        </p>
      ) : null}
      <h2 id="first-item" className="first-item__title">
        {title}
      </h2>
      {facts ? <p className="soft numbers">{facts}</p> : null}
      <p className="first-item__action">
        <LinkButton to={to} tone="primary" size="large">
          {action}
          <Icon name="arrow-right" className="icon--directed" />
        </LinkButton>
      </p>
      {note ? <p className="small soft">{note}</p> : null}
    </section>
  );
}
