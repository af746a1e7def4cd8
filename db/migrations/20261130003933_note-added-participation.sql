-- A statement adds rows of people who exist, so those are noted without looking for any that are gone. Written in place,
-- because a call of note_participation took longer than the row of a lesson itself.
CREATE OR REPLACE FUNCTION note_added_participation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO participation_changes (person_id) SELECT p.id FROM people p WHERE p.id IN (SELECT a.person_id FROM added a);
  RETURN NULL;
END $$;
