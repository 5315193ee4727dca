-- A node that stood still for long and was declared dead meanwhile goes on where it stopped. What it was asked before is answered elsewhere by then, perhaps
-- otherwise, so it writes nothing more: every transaction of commits begins with this (status 6: dead).
create function refuse_the_dead(of_cluster varchar, at_address varchar, at_port integer, of_generation integer) returns void
language plpgsql stable as $$
begin
  if exists (
    select 1 from orleansmembershiptable
    where deploymentid = of_cluster and address = at_address and port = at_port and generation = of_generation and status = 6) then
    raise exception 'The cluster has declared this node dead.' using errcode = 'DW001';
  end if;
end
$$;

-- Undoes a transaction that must change all of its tickets where it found some of them changed.
create function refuse_some(of_all integer, changed bigint) returns void
language plpgsql immutable as $$
begin
  if changed <> of_all then
    raise exception 'Some of the tickets were changed meanwhile.' using errcode = 'DW002';
  end if;
end
$$;
