import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import { lessonPath } from "#app/catalog/course-path.ts";
import type { PromptDefinition } from "#app/catalog/prompt.ts";
import type { LessonState, SavedReflection, SavedResponse } from "../lesson-state.ts";

type Keep = {
  keepResponse: (promptId: string, response: SavedResponse) => void;
  keepReflection: (promptId: string, reflection: SavedReflection) => void;
};

/** Answers that this page saved since the server rendered it. */
type Newer = Pick<LessonState, "responses" | "reflections">;

const Current = createContext<LessonState | null>(null);
const Keeping = createContext<Keep | null>(null);
const nothing: Newer = { responses: {}, reflections: {} };

/** Provides a lesson's components with the learner's saved state, and with what they save afterwards. */
export function LessonStateProvider({ state, children }: { state: LessonState; children: ReactNode }) {
  return (
    <Provider key={`${state.lessonId} ${state.personId}`} state={state}>
      {children}
    </Provider>
  );
}

function Provider({ state, children }: { state: LessonState; children: ReactNode }) {
  const [newer, setNewer] = useState(nothing);
  const keepResponse = useCallback<Keep["keepResponse"]>((promptId, response) => {
    setNewer((before) => ({ ...before, responses: { ...before.responses, [promptId]: response } }));
  }, []);
  const keepReflection = useCallback<Keep["keepReflection"]>((promptId, reflection) => {
    setNewer((before) => ({ ...before, reflections: { ...before.reflections, [promptId]: reflection } }));
  }, []);
  const keep = useMemo(() => ({ keepResponse, keepReflection }), [keepResponse, keepReflection]);
  const merged = useMemo(() => merge(state, newer), [state, newer]);
  return (
    <Keeping.Provider value={keep}>
      <Current.Provider value={merged}>{children}</Current.Provider>
    </Keeping.Provider>
  );
}

/** The server may have newer data if another page of the same learner saved later. */
function merge(state: LessonState, newer: Newer): LessonState {
  const responses = { ...state.responses };
  for (const [promptId, response] of Object.entries(newer.responses)) {
    if (response.tries <= (state.responses[promptId]?.tries ?? 0)) continue;
    responses[promptId] = response;
  }
  const reflections = { ...state.reflections };
  for (const [promptId, reflection] of Object.entries(newer.reflections)) {
    if (reflection.revision >= (state.reflections[promptId]?.revision ?? 0)) reflections[promptId] = reflection;
  }
  return { ...state, responses, reflections };
}

/** The learner's state for this lesson's components. */
export function useLessonState(): LessonState {
  const state = useContext(Current);
  if (!state) throw new Error("A lesson component stands outside LessonStateProvider.");
  return state;
}

export function useKeep(): Keep {
  const keep = useContext(Keeping);
  if (!keep) throw new Error("A lesson component stands outside LessonStateProvider.");
  return keep;
}

/** The prompt with this id and the learner's saved answer. */
export function usePrompt(promptId: string): PromptDefinition | null {
  return useLessonState().prompts.find((prompt) => prompt.id === promptId)?.definition ?? null;
}

/** The lesson's path, to which its components post. */
export function useLessonPath(): string {
  const { courseSlug, lessonSlug } = useLessonState();
  return lessonPath(courseSlug, lessonSlug);
}
