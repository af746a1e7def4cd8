import { createContext } from "react";
import type { ShownTopics } from "../about/ui/topics-about.tsx";

/** A question of the lesson that somebody in one of the reader's cohorts has answered. */
export type AnsweredQuestion = {
  question: string;
  spaceId: string;
  path: string;
  /** Null until the reader has answered. */
  posts: number | null;
  hasPosted: boolean;
};

/** The talk about a lesson that its reader may read, and the cohorts' spaces in which they answer its questions. */
export type LessonTalk = {
  person: string;
  lessonId: string;
  /** For the form, so that pressing twice answers once. */
  key: string;
  spaces: { id: string; title: string; audience: string }[];
  answered: AnsweredQuestion[];
  about: ShownTopics;
};

/** Where a question stands on its lesson's page. */
export const questionAnchor = (question: string): string =>
  `discuss-${question
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "")}`;

/** Null for a visitor without an account. */
export const LessonTalkContext = createContext<LessonTalk | null>(null);
