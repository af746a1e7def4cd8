/** Where a course is. A slug keeps letters of every script, and a header takes only ASCII for sure. */
export function coursePath(courseSlug: string): string {
  return `/courses/${encodeURIComponent(courseSlug)}`;
}

/** Where a lesson is read. */
export function lessonPath(courseSlug: string, lessonSlug: string): string {
  return `${coursePath(courseSlug)}/lessons/${encodeURIComponent(lessonSlug)}`;
}
