-- Whom escalations told by name: technicians see the open tickets that they were told of.
create index notification_person on notification (person, number) where person is not null;
