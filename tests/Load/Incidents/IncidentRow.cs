using System.Globalization;
using Dispatch.Load.Logs;
using Dispatch.Tickets;

namespace Dispatch.Load.Incidents;

/// <summary>One row of the incidents log: the incident as an update left it. What is unknown (<c>?</c>) is null.</summary>
public sealed record IncidentRow
{
    private const string TimeForm = "d/M/yyyy HH:mm";

    /// <summary>Its line in the file, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The case.</summary>
    public required string Number { get; init; }

    /// <summary>The order of the row in its case.</summary>
    public required int Modification { get; init; }

    /// <summary>The state.</summary>
    public required IncidentState State { get; init; }

    /// <summary>When the incident was reported, UTC.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When the update was made, UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>How it came in.</summary>
    public required Channel Channel { get; init; }

    /// <summary>Who asks.</summary>
    public string? Caller { get; init; }

    /// <summary>Where.</summary>
    public string? Location { get; init; }

    /// <summary>The category.</summary>
    public string? Category { get; init; }

    /// <summary>The category within the category.</summary>
    public string? Subcategory { get; init; }

    /// <summary>What was seen.</summary>
    public string? Symptom { get; init; }

    /// <summary>How much it touches.</summary>
    public Degree? Impact { get; init; }

    /// <summary>How soon it hurts.</summary>
    public Degree? Urgency { get; init; }

    /// <summary>The cell that has it.</summary>
    public string? Group { get; init; }

    /// <summary>The technician who has it.</summary>
    public string? Person { get; init; }

    /// <summary>How it was closed.</summary>
    public string? ClosedCode { get; init; }

    /// <summary>Reads a line.</summary>
    /// <exception cref="FormatException">It cannot be read; the message says why.</exception>
    public static IncidentRow Read(LogLine line) => new()
    {
        Line = line.Number,
        Number = line.Known("number") ?? throw new FormatException("has no 'number'"),
        Modification = int.TryParse(line["sys_mod_count"], NumberStyles.None, CultureInfo.InvariantCulture, out var modification)
            ? modification
            : throw new FormatException($"'sys_mod_count' is '{line["sys_mod_count"]}', not a number"),
        State = ReadState(line["incident_state"]),
        OpenedAt = ReadTime(line, "opened_at"),
        UpdatedAt = ReadTime(line, "sys_updated_at"),
        Channel = ReadChannel(line["contact_type"]),
        Caller = line.Known("caller_id"),
        Location = line.Known("location"),
        Category = line.Known("category"),
        Subcategory = line.Known("subcategory"),
        Symptom = line.Known("u_symptom"),
        Impact = ReadDegree(line, "impact"),
        Urgency = ReadDegree(line, "urgency"),
        Group = line.Known("assignment_group"),
        Person = line.Known("assigned_to"),
        ClosedCode = line.Known("closed_code"),
    };

    private static DateTimeOffset ReadTime(LogLine line, string column) =>
        DateTimeOffset.TryParseExact(line[column], TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new FormatException($"'{column}' is '{line[column]}', not a time like 29/2/2016 01:16");

    private static IncidentState ReadState(string text) => text switch
    {
        "-100" => IncidentState.AsBefore,
        "New" => IncidentState.New,
        "Active" => IncidentState.Active,
        "Awaiting User Info" => IncidentState.AwaitingUserInfo,
        "Awaiting Evidence" => IncidentState.AwaitingEvidence,
        "Awaiting Vendor" => IncidentState.AwaitingVendor,
        "Awaiting Problem" => IncidentState.AwaitingProblem,
        "Resolved" => IncidentState.Resolved,
        "Closed" => IncidentState.Closed,
        _ => throw new FormatException($"'incident_state' is '{text}', which is no state of this log"),
    };

    private static Channel ReadChannel(string text) => text switch
    {
        "Phone" or "IVR" => Channel.Phone,
        "Email" => Channel.Email,
        "Self service" => Channel.Portal,
        "Direct opening" => Channel.WalkIn,
        _ => Channel.Api,
    };

    private static Degree? ReadDegree(LogLine line, string column) => line.Known(column) is not { } text
        ? null
        : text[0] switch
        {
            '1' => Degree.High,
            '2' => Degree.Medium,
            '3' => Degree.Low,
            _ => throw new FormatException($"'{column}' is '{text}', not 1, 2 or 3"),
        };
}
