-- The clocks that a line of the journal decided, for reports: who kept what was promised, and who did not.
alter table ticket_event add column outcomes text;
create index ticket_event_outcomes on ticket_event (occurred_at) where outcomes is not null;
