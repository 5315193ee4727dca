-- Who resolved what at a site and for a requester: suggestions ask for the latest. Both columns move seldom, so that changes of open tickets leave the indexes alone.
alter table ticket add column site text;         -- its name, or the address of one without a name
alter table ticket add column resolved_by text;  -- the technician who had it when it was resolved
update ticket
set site = coalesce(state ->> '$.site.name', state ->> '$.site.address'), resolved_by = state ->> '$.resolution.technician';
create index ticket_site_resolved on ticket (site, number) where resolved_by is not null;
create index ticket_requester_resolved on ticket (requester_email, number) where resolved_by is not null;
