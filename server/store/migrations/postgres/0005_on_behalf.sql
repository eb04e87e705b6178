-- How a spend came to the council (telephone, post, in_person), where somebody there wrote it down for the person.
ALTER TABLE entry ADD COLUMN on_behalf TEXT;
