import { Link } from "@remix-run/react";
import type { SiteNotice } from "./site-notice.ts";

/** Notices for every page, above it. Their text is part of the page's data, so that no script contains it. */
export function SiteNotices({ notices }: { notices: SiteNotice[] }) {
  return notices.map(({ id, text, link, end }) => (
    <div key={id} className="site-notice">
      <div className="center cluster">
        <p>{text}</p>
        {link ? <Link to={link.to}>{link.label}</Link> : null}
        {end ? (
          <form method="post" action={end.action}>
            <input type="hidden" name="_method" value="delete" />
            <button type="submit" className="button">
              {end.label}
            </button>
          </form>
        ) : null}
      </div>
    </div>
  ));
}
