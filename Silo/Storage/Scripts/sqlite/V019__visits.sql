-- When a technician set out or began to work: timelines ask for the day's. Few events are of these types, so few pay for it.
create index ticket_event_begun on ticket_event (data ->> 'technician', occurred_at) where type in ('departed', 'started');
