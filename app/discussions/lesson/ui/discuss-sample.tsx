import { LessonTalkContext } from "../lesson-talk.ts";
import { Discuss } from "./discuss.tsx";

const space = { id: "sample", title: "A cohort", audience: "12 people in 4 organizations read this." };

/** The question of an invented lesson, for a member of an invented cohort. */
export function DiscussSample() {
  const talk = { person: "sample", lessonId: "sample", key: "sample", spaces: [space], answered: [] };
  return (
    <LessonTalkContext.Provider value={{ ...talk, about: { path: "/community", total: 0, topics: [] } }}>
      <Discuss question="Whose voice would you want beside this number?" />
    </LessonTalkContext.Provider>
  );
}
