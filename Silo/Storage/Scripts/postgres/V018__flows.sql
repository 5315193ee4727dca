-- Tickets that came and went, for trends: how much work there was, and how much of it was done.
create index ticket_event_flow on ticket_event (occurred_at) where type in ('reported', 'reopened', 'resolved', 'cancelled');
