import { notFound } from "#app/http/refusals.ts";

export function loader() {
  throw notFound("Page");
}

export function action() {
  throw notFound("Page");
}

/** Never drawn: the loader has already answered; the error page of root.tsx says what to do. */
export default function NotFoundPage() {
  return null;
}
