-- What a push to a phone says of its owner's work: given, moved or taken; null for every other notice.
alter table notification add column work text;
