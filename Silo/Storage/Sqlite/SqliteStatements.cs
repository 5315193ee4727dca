namespace Dispatch.Storage.Sqlite;

/// <summary>The statements of a commit, prepared once and run row by row inside one transaction.</summary>
internal static class SqliteStatements
{
    public const string NextChange = "update change_counter set value = value + 1 returning value";

    public const string NextNumber = "update numbering set next = next + 1 returning next - 1";

    public const string Update = """
        update ticket
        set version = $version, commit_id = $commit_id, changed = $changed, status = $status, is_open = $is_open, priority = $priority, level = $level,
          cell = $cell, technician = $technician, historical = $historical, changed_at = $changed_at, next_deadline = $next_deadline,
          site = $site, resolved_by = $resolved_by, state = $state
        where number = $number and version = $expected
        """;

    public const string Insert = """
        insert into ticket (number, version, commit_id, changed, status, is_open, priority, level, cell, technician, requester, requester_email,
          external_reference, historical, reported_at, changed_at, next_deadline, site, resolved_by, state)
        values ($number, $version, $commit_id, $changed, $status, $is_open, $priority, $level, $cell, $technician, $requester, $requester_email,
          $external_reference, $historical, $reported_at, $changed_at, $next_deadline, $site, $resolved_by, $state)
        """;

    public const string Record = """
        insert into ticket_event (number, version, type, occurred_at, recorded_at, actor, cause, command_id, fingerprint, data, outcomes)
        values ($number, $version, $type, $occurred_at, $recorded_at, $actor, $cause, $command_id, $fingerprint, $data, $outcomes)
        """;

    public const string Rename =
        "update ticket set requester = $requester, requester_email = $requester_email, external_reference = $external_reference where number = $number";

    public const string Rewrite = """
        update ticket_event
        set actor = $actor, cause = $cause, data = $data, outcomes = $outcomes, rewritten_by = $rewritten_by
        where number = $number and version = $version
        """;

    public const string Describe = "insert or replace into ticket_search (rowid, document) values ($number, $document)";

    public const string Release = "delete from booking where number = $number";

    public const string Book = """
        insert into booking (number, technician, mode, window_from, window_to, in_progress, slot)
        values ($number, $technician, $mode, $window_from, $window_to, $in_progress, $slot)
        on conflict (number) do update
        set technician = excluded.technician, mode = excluded.mode, window_from = excluded.window_from, window_to = excluded.window_to,
          in_progress = excluded.in_progress, slot = excluded.slot
        """;

    public const string Notify = """
        insert into notification (number, version, place, channel, audience, person, cell, address, created_at, state, attempts, next_attempt_at)
        values ($number, $version, $place, $channel, $audience, $person, $cell, $address, $created_at, 'pending', 0, $created_at)
        """;

    public const string FindReport = """
        select t.number, e.fingerprint, t.commit_id
        from ticket_event e
        join ticket t on t.number = e.number
        where e.command_id = $command_id and e.version = 1
        """;

    public const string TookPlace = """
        select t.commit_id = $commit_id or (t.version > $version and exists (
          select 1 from ticket_event e where e.number = t.number and e.version = $expected + 1 and e.command_id = $command_id))
        from ticket t
        where t.number = $number
        """;
}
