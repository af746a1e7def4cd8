ALTER TABLE "discussion_topics" ADD COLUMN "has_moved_runs" boolean DEFAULT false NOT NULL;--> statement-breakpoint
-- In the database, so that it holds for every way a run or a topic moves, and while an older release still moves some.
CREATE FUNCTION note_moved_run() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE discussion_topics SET has_moved_runs = true
  WHERE id = NEW.topic_id AND space_id <> NEW.space_id AND NOT has_moved_runs;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION note_moved_topic() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.has_moved_runs := NEW.has_moved_runs OR NEW.space_id <> OLD.space_id;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER discussion_runs_moved AFTER INSERT OR UPDATE OF topic_id, space_id ON discussion_runs FOR EACH ROW EXECUTE FUNCTION note_moved_run();--> statement-breakpoint
CREATE TRIGGER discussion_topics_moved BEFORE UPDATE OF space_id ON discussion_topics FOR EACH ROW EXECUTE FUNCTION note_moved_topic();--> statement-breakpoint
UPDATE discussion_topics t SET has_moved_runs = true
WHERE EXISTS (SELECT 1 FROM discussion_runs r WHERE r.topic_id = t.id AND r.space_id <> t.space_id);
