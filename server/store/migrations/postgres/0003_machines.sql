-- What sort of machine somebody signed in with, so that they know it again in the list of where they are signed in.
ALTER TABLE session ADD COLUMN machine TEXT NOT NULL DEFAULT 'other';
