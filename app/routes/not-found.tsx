import { notFound } from "#app/http/refusals.ts";

export function loader() {
  throw notFound("Page");
}

export function action() {
  throw notFound("Page");
}

/** Never rendered: the loader throws 404, and the error page of root.tsx says what to do. */
export default function NotFoundPage() {
  return null;
}
