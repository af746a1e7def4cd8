import { Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";

export function SiteFooter() {
  return (
    <footer className="site-footer">
      <div className="center">
        <nav aria-label={m.navMore()}>
          <ul className="plain">
            <li>
              <Link to="/privacy">{m.navPrivacy()}</Link>
            </li>
            <li>
              <Link to="/programs">{m.navPrograms()}</Link>
            </li>
            <li>
              <Link to="/protocols">{m.navProtocols()}</Link>
            </li>
            <li>
              <Link to="/glossary">{m.navGlossary()}</Link>
            </li>
            <li>
              <Link to="/gallery">{m.navGallery()}</Link>
            </li>
          </ul>
        </nav>
        <p>{m.appFraming()}</p>
      </div>
    </footer>
  );
}
