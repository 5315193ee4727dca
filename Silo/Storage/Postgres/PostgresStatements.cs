namespace Dispatch.Storage.Postgres;

/// <summary>
/// The statements of a commit. Each takes its rows as arrays, one parameter a column, so that a batch of any size is one statement that
/// the server has prepared. The arrays are unnested side by side in a list of columns, which costs a third of <c>from unnest(…, …)</c>: that
/// one keeps every column in a table of its own before it puts the rows together.
/// </summary>
internal static class PostgresStatements
{
    /// <summary>Undoes everything if the cluster has declared dead whoever writes.</summary>
    public const string RefuseTheDead = "select refuse_the_dead($1, $2, $3, $4)";

    /// <summary>Undoes everything unless all of these tickets are of these commits.</summary>
    public const string RefuseSome = """
        select refuse_some(cardinality($1::bigint[]), count(t.number))
        from (select unnest($1::bigint[]) as number, unnest($2::uuid[]) as commit_id) a
        join ticket t on t.number = a.number and t.commit_id = a.commit_id
        """;

    /// <summary>
    /// Changes: updates the tickets that have the expected version, and writes the journal of those only.
    /// Answers with their numbers; one that is missing is a version conflict.
    /// </summary>
    public const string Change = """
        with asked as (
          select unnest($1::bigint[]) as number, unnest($2::integer[]) as expected, unnest($3::integer[]) as version, unnest($4::uuid[]) as commit_id,
            unnest($5::text[]) as status, unnest($6::boolean[]) as is_open, unnest($7::smallint[]) as priority, unnest($8::smallint[]) as level,
            unnest($9::text[]) as cell, unnest($10::text[]) as technician, unnest($11::boolean[]) as historical,
            unnest($12::timestamptz[]) as changed_at, unnest($13::timestamptz[]) as next_deadline, unnest($14::json[]) as state,
            unnest($26::text[]) as site, unnest($27::text[]) as resolved_by
        ), written as (
          update ticket t
          set version = a.version, commit_id = a.commit_id, changed = pg_current_xact_id()::text::bigint, status = a.status, is_open = a.is_open,
            priority = a.priority, level = a.level, cell = a.cell, technician = a.technician, historical = a.historical,
            changed_at = a.changed_at, next_deadline = a.next_deadline, state = a.state, site = a.site, resolved_by = a.resolved_by
          from asked a
          where t.number = a.number and t.version = a.expected
          returning t.number
        ), journal as (
          insert into ticket_event (number, version, type, occurred_at, recorded_at, actor, cause, command_id, fingerprint, data, outcomes)
          select e.*
          from (
            select unnest($15::bigint[]) as number, unnest($16::integer[]) as version, unnest($17::text[]) as type,
              unnest($18::timestamptz[]) as occurred_at, unnest($19::timestamptz[]) as recorded_at, unnest($20::json[]) as actor,
              unnest($21::text[]) as cause, unnest($22::text[]) as command_id, unnest($23::text[]) as fingerprint, unnest($24::json[]) as data,
              unnest($25::json[]) as outcomes
          ) e
          join written w on w.number = e.number
        )
        select number from written
        """;

    /// <summary>The requesters' columns of tickets whose commit erased the person.</summary>
    public const string Rename = """
        update ticket t
        set requester = a.requester, requester_email = a.requester_email, external_reference = a.external_reference
        from (
          select unnest($1::bigint[]) as number, unnest($2::uuid[]) as commit_id, unnest($3::text[]) as requester, unnest($4::text[]) as requester_email,
            unnest($5::text[]) as external_reference
        ) a
        where t.number = a.number and t.commit_id = a.commit_id
        """;

    /// <summary>The earlier lines of tickets whose commit erased the person; those that an attempt without an answer rewrote stay.</summary>
    public const string Rewrite = """
        update ticket_event e
        set actor = a.actor, cause = a.cause, data = a.data, outcomes = a.outcomes, rewritten_by = a.rewritten_by
        from (
          select unnest($1::bigint[]) as number, unnest($2::uuid[]) as commit_id, unnest($3::integer[]) as version, unnest($4::json[]) as actor,
            unnest($5::text[]) as cause, unnest($6::json[]) as data, unnest($7::json[]) as outcomes, unnest($8::integer[]) as rewritten_by
        ) a
        join ticket t on t.number = a.number and t.commit_id = a.commit_id
        where e.number = a.number and e.version = a.version and e.rewritten_by is distinct from a.rewritten_by
        """;

    /// <summary>The words of tickets whose commit took place.</summary>
    public const string Describe = """
        insert into ticket_search as s (number, document)
        select a.number, array_to_tsvector(string_to_array(a.document, ' '))
        from (select unnest($1::bigint[]) as number, unnest($2::uuid[]) as commit_id, unnest($3::text[]) as document) a
        join ticket t on t.number = a.number and t.commit_id = a.commit_id
        on conflict (number) do update set document = excluded.document
        where s.document is distinct from excluded.document
        """;

    /// <summary>Releases the bookings of tickets whose commit took place.</summary>
    public const string Release = """
        delete from booking b
        using (select unnest($1::bigint[]) as number, unnest($2::uuid[]) as commit_id) a
        join ticket t on t.number = a.number and t.commit_id = a.commit_id
        where b.number = a.number
        """;

    /// <summary>Writes the bookings of tickets whose commit took place.</summary>
    public const string Book = """
        insert into booking as b (number, technician, mode, window_from, window_to, in_progress, slot)
        select a.number, a.technician, a.mode, a.window_from, a.window_to, a.in_progress, a.slot
        from (
          select unnest($1::bigint[]) as number, unnest($2::uuid[]) as commit_id, unnest($3::text[]) as technician, unnest($4::text[]) as mode,
            unnest($5::timestamptz[]) as window_from, unnest($6::timestamptz[]) as window_to, unnest($7::boolean[]) as in_progress,
            unnest($8::integer[]) as slot
        ) a
        join ticket t on t.number = a.number and t.commit_id = a.commit_id
        on conflict (number) do update
        set technician = excluded.technician, mode = excluded.mode, window_from = excluded.window_from, window_to = excluded.window_to,
          in_progress = excluded.in_progress, slot = excluded.slot
        where b is distinct from excluded
        """;

    /// <summary>The outbox rows of tickets whose commit took place; those that an attempt without an answer wrote are there already.</summary>
    public const string Notify = """
        insert into notification (number, version, place, channel, audience, person, cell, address, work, created_at, state, attempts, next_attempt_at)
        select a.number, a.version, a.place, a.channel, a.audience, a.person, a.cell, a.address, a.work, a.created_at, 'pending', 0, a.created_at
        from unnest(
          $1::bigint[], $2::uuid[], $3::integer[], $4::integer[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::timestamptz[])
        as a(number, commit_id, version, place, channel, audience, person, cell, address, work, created_at)
        join ticket t on t.number = a.number and t.commit_id = a.commit_id
        on conflict (number, version, place) do nothing
        """;

    /// <summary>
    /// Registrations: those whose command is not in the journal yet get the next numbers, in their order. The lateral subquery keeps the planner
    /// from reading all reports of the journal, which looks cheap to a plan that was made when there were few.
    /// Answers with each command, its ticket, the fingerprint that made it, and whether another commit than this one did.
    /// </summary>
    public const string Register = """
        with asked as (
          select unnest($1::text[]) as command_id, unnest($2::text[]) as fingerprint, unnest($3::uuid[]) as commit_id, unnest($4::integer[]) as version,
            unnest($5::text[]) as status, unnest($6::boolean[]) as is_open, unnest($7::smallint[]) as priority, unnest($8::smallint[]) as level,
            unnest($9::text[]) as cell, unnest($10::text[]) as technician, unnest($11::text[]) as requester, unnest($12::text[]) as requester_email,
            unnest($13::text[]) as external_reference, unnest($14::boolean[]) as historical, unnest($15::timestamptz[]) as reported_at,
            unnest($16::timestamptz[]) as changed_at, unnest($17::timestamptz[]) as next_deadline, unnest($18::json[]) as state,
            unnest($19::text[]) as type, unnest($20::timestamptz[]) as occurred_at, unnest($21::timestamptz[]) as recorded_at,
            unnest($22::json[]) as actor, unnest($23::text[]) as cause, unnest($24::json[]) as data, unnest($25::text[]) as document,
            unnest($26::text[]) as site,
            generate_subscripts($1, 1) as place
        ), known as (
          select a.command_id, t.number, e.fingerprint, t.commit_id <> a.commit_id as existed
          from asked a
          cross join lateral (select number, fingerprint from ticket_event where command_id = a.command_id and version = 1 offset 0) e
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
            external_reference, historical, reported_at, changed_at, next_deadline, state, site)
          select number, version, commit_id, pg_current_xact_id()::text::bigint, status, is_open, priority, level, cell, technician, requester,
            requester_email, external_reference, historical, reported_at, changed_at, next_deadline, state, site
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
        from (select unnest($1::bigint[]) as number, unnest($2::integer[]) as expected, unnest($3::integer[]) as version) a
        join ticket t on t.number = a.number
        where t.commit_id = $4 or (t.version > a.version and exists (
          select 1 from ticket_event e where e.number = a.number and e.version = a.expected + 1 and e.command_id = $5))
        """;
}
