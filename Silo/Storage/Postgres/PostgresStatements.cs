namespace Dispatch.Storage.Postgres;

/// <summary>
/// The statements of a commit. Each takes its rows as arrays, one parameter a column, so that a batch of any size is one statement that
/// the server has prepared.
/// </summary>
internal static class PostgresStatements
{
    /// <summary>
    /// Changes: updates the tickets that have the expected version, and writes the journal of those only.
    /// Answers with their numbers; one that is missing is a version conflict.
    /// </summary>
    public const string Change = """
        with asked as (
          select * from unnest(
            $1::bigint[], $2::integer[], $3::integer[], $4::uuid[], $5::text[], $6::boolean[], $7::smallint[], $8::smallint[],
            $9::text[], $10::text[], $11::boolean[], $12::timestamptz[], $13::timestamptz[], $14::jsonb[])
          as a(number, expected, version, commit_id, status, is_open, priority, level, cell, technician, historical, changed_at, next_deadline, state)
        ), written as (
          update ticket t
          set version = a.version, commit_id = a.commit_id, changed = pg_current_xact_id()::text::bigint, status = a.status, is_open = a.is_open,
            priority = a.priority, level = a.level, cell = a.cell, technician = a.technician, historical = a.historical,
            changed_at = a.changed_at, next_deadline = a.next_deadline, state = a.state
          from asked a
          where t.number = a.number and t.version = a.expected
          returning t.number
        ), journal as (
          insert into ticket_event (number, version, type, occurred_at, recorded_at, actor, cause, command_id, fingerprint, data)
          select e.*
          from unnest(
            $15::bigint[], $16::integer[], $17::text[], $18::timestamptz[], $19::timestamptz[], $20::jsonb[], $21::text[], $22::text[],
            $23::text[], $24::jsonb[])
          as e(number, version, type, occurred_at, recorded_at, actor, cause, command_id, fingerprint, data)
          join written w on w.number = e.number
        )
        select number from written
        """;

    /// <summary>The words of tickets whose commit took place.</summary>
    public const string Describe = """
        insert into ticket_search (number, document)
        select a.number, array_to_tsvector(string_to_array(a.document, ' '))
        from unnest($1::bigint[], $2::uuid[], $3::text[]) as a(number, commit_id, document)
        join ticket t on t.number = a.number and t.commit_id = a.commit_id
        on conflict (number) do update set document = excluded.document
        """;

    /// <summary>Releases the bookings of tickets whose commit took place.</summary>
    public const string Release = """
        delete from booking b
        using unnest($1::bigint[], $2::uuid[]) as a(number, commit_id)
        join ticket t on t.number = a.number and t.commit_id = a.commit_id
        where b.number = a.number
        """;

    /// <summary>Writes the bookings of tickets whose commit took place.</summary>
    public const string Book = """
        insert into booking as b (number, technician, mode, window_from, window_to, in_progress, slot)
        select a.number, a.technician, a.mode, a.window_from, a.window_to, a.in_progress, a.slot
        from unnest(
          $1::bigint[], $2::uuid[], $3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[], $7::boolean[], $8::integer[])
        as a(number, commit_id, technician, mode, window_from, window_to, in_progress, slot)
        join ticket t on t.number = a.number and t.commit_id = a.commit_id
        on conflict (number) do update
        set technician = excluded.technician, mode = excluded.mode, window_from = excluded.window_from, window_to = excluded.window_to,
          in_progress = excluded.in_progress, slot = excluded.slot
        where b is distinct from excluded
        """;

    /// <summary>The outbox rows of tickets whose commit took place; those that an attempt without an answer wrote are there already.</summary>
    public const string Notify = """
        insert into notification (number, version, place, channel, audience, person, cell, address, created_at, state, attempts, next_attempt_at)
        select a.number, a.version, a.place, a.channel, a.audience, a.person, a.cell, a.address, a.created_at, 'pending', 0, a.created_at
        from unnest(
          $1::bigint[], $2::uuid[], $3::integer[], $4::integer[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::timestamptz[])
        as a(number, commit_id, version, place, channel, audience, person, cell, address, created_at)
        join ticket t on t.number = a.number and t.commit_id = a.commit_id
        on conflict (number, version, place) do nothing
        """;

    /// <summary>
    /// Registrations: those whose command is not in the journal yet get the next numbers, in their order.
    /// Answers with each command, its ticket, the fingerprint that made it, and whether another commit than this one did.
    /// </summary>
    public const string Register = """
        with asked as (
          select * from unnest(
            $1::text[], $2::text[], $3::uuid[], $4::integer[], $5::text[], $6::boolean[], $7::smallint[], $8::smallint[], $9::text[], $10::text[],
            $11::text[], $12::text[], $13::text[], $14::boolean[], $15::timestamptz[], $16::timestamptz[], $17::timestamptz[], $18::jsonb[],
            $19::text[], $20::timestamptz[], $21::timestamptz[], $22::jsonb[], $23::text[], $24::jsonb[], $25::text[]) with ordinality
          as a(command_id, fingerprint, commit_id, version, status, is_open, priority, level, cell, technician,
            requester, requester_email, external_reference, historical, reported_at, changed_at, next_deadline, state,
            type, occurred_at, recorded_at, actor, cause, data, document, place)
        ), known as (
          select a.command_id, t.number, e.fingerprint, t.commit_id <> a.commit_id as existed
          from asked a
          join ticket_event e on e.command_id = a.command_id and e.version = 1
          join ticket t on t.number = e.number
        ), fresh as (
          select a.*, row_number() over (order by a.place) - 1 as k
          from asked a
          where not exists (select 1 from known where known.command_id = a.command_id)
        ), given as (
          update numbering n
          set next = n.next + f.count
          from (select count(*) as count from fresh) f
          where f.count > 0
          returning n.next - f.count as first
        ), numbered as (
          select g.first + f.k as number, f.* from fresh f cross join given g
        ), tickets as (
          insert into ticket (number, version, commit_id, changed, status, is_open, priority, level, cell, technician, requester, requester_email,
            external_reference, historical, reported_at, changed_at, next_deadline, state)
          select number, version, commit_id, pg_current_xact_id()::text::bigint, status, is_open, priority, level, cell, technician, requester,
            requester_email, external_reference, historical, reported_at, changed_at, next_deadline, state
          from numbered
        ), journal as (
          insert into ticket_event (number, version, type, occurred_at, recorded_at, actor, cause, command_id, fingerprint, data)
          select number, version, type, occurred_at, recorded_at, actor, cause, command_id, fingerprint, data
          from numbered
        ), described as (
          insert into ticket_search (number, document)
          select number, array_to_tsvector(string_to_array(document, ' '))
          from numbered
        )
        select command_id, number, fingerprint, existed from known
        union all
        select command_id, number, fingerprint, false from numbered
        """;

    /// <summary>Whether a commit is in the tickets' rows, or, where later ones overwrote it, its command in the journal.</summary>
    public const string TookPlace = """
        select count(*)
        from unnest($1::bigint[], $2::integer[], $3::integer[]) as a(number, expected, version)
        join ticket t on t.number = a.number
        where t.commit_id = $4 or (t.version > a.version and exists (
          select 1 from ticket_event e where e.number = a.number and e.version = a.expected + 1 and e.command_id = $5))
        """;
}
