/**
 * The address of a course. Slugs keep letters of every script, but only ASCII is safe in a header, so they are encoded.
 */
export function coursePath(courseSlug: string): string {
  return `/courses/${encodeURIComponent(courseSlug)}`;
}

/** The address of a course's page for those who run it with a team. */
export function guidePath(courseSlug: string): string {
  return `${coursePath(courseSlug)}/facilitator`;
}

/** The address of a lesson. */
export function lessonPath(courseSlug: string, lessonSlug: string): string {
  return `${coursePath(courseSlug)}/lessons/${encodeURIComponent(lessonSlug)}`;
}
