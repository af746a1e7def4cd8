import { Link } from "@remix-run/react";
import type { SiteNotice } from "./site-notice.ts";

/** What concerns every page, above it. Their words come with the page, so that no script carries them. */
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
