using System.Data.Common;
using System.Globalization;
using Dispatch.Access;
using Dispatch.Sla;
using Dispatch.Storage.Commits;
using Dispatch.Tickets;

namespace Dispatch.Storage.Tickets;

/// <summary>A filter as SQL: conditions with parameters, never with what somebody typed.</summary>
internal sealed class TicketConditions
{
    /// <summary>The tickets that escalations told a technician of by name.</summary>
    private static readonly string s_alerted =
        $"select n.number from notification n where n.person = @reachTechnician and n.audience in ('{EnumText.Of(Audience.OnCall)}', '{EnumText.Of(Audience.Lead)}')";

    private readonly List<string> _conditions = ["t.number < @before"];
    private readonly List<(string Name, object Value)> _parameters = [];

    private TicketConditions()
    {
    }

    /// <summary>Whether no ticket can match: a search without a single word.</summary>
    public bool MatchNothing { get; private init; }

    /// <summary>The conditions, on <c>ticket t</c>.</summary>
    public string Sql => string.Join(" and ", _conditions);

    /// <summary>The conditions of a filter.</summary>
    public static TicketConditions Of(TicketFilter filter, SqlDialect dialect)
    {
        var words = SearchText.Words(filter.Text).ToList();
        if (words.Count == 0 && !string.IsNullOrWhiteSpace(filter.Text))
            return new TicketConditions { MatchNothing = true };

        var conditions = new TicketConditions();
        conditions._parameters.Add(("before", filter.Before?.Value ?? long.MaxValue));
        conditions.Add(filter.Cell, "t.cell = @cell", "cell");
        conditions.Add(filter.Technician, "t.technician = @technician", "technician");
        conditions.Add(filter.ExternalReference, "t.external_reference = @reference", "reference");
        conditions.Add(filter.Priority, "t.priority = @priority", "priority");
        conditions.Add(filter.Requester is { } requester ? TicketRow.Fold(requester) : null, "(t.requester = @requester or t.requester_email = @requester)", "requester");
        conditions.Add(filter.DueBefore is { } due ? dialect.Instant(due) : null, "t.next_deadline < @due", "due");
        conditions.Add(words.Count > 0 ? dialect.TextQuery(words) : null, dialect.Matches, "text");
        conditions.AddStatuses(filter.Statuses);
        conditions.AddReach(filter.Within, dialect);
        return conditions;
    }

    /// <summary>Gives the parameters their values.</summary>
    public DbCommand Bind(DbCommand command)
    {
        foreach (var (name, value) in _parameters)
            command.With(name, value);
        return command;
    }

    private void Add(object? value, string condition, string parameter)
    {
        if (value is null)
            return;
        _conditions.Add(condition);
        _parameters.Add((parameter, value));
    }

    /// <summary>As <see cref="TicketAccess.Reach(Rights, TicketState)"/> says of one ticket.</summary>
    private void AddReach(Rights rights, SqlDialect dialect)
    {
        if (rights.Everywhere)
            return;
        List<string> ways = [.. rights.Cells.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"t.cell = @reach{i}"))];
        _parameters.AddRange(rights.Cells.Select((cell, i) => (string.Create(CultureInfo.InvariantCulture, $"reach{i}"), (object)cell)));
        if (rights.Technician is { } technician)
        {
            ways.Add("t.technician = @reachTechnician");
            ways.Add($"(t.is_open and {dialect.Among("t.number", s_alerted)})");
            _parameters.Add(("reachTechnician", technician));
        }

        if (rights.Requester is { } requester)
        {
            ways.Add("t.requester_email = @reachRequester");
            _parameters.Add(("reachRequester", TicketRow.Fold(requester)));
        }

        _conditions.Add(ways.Count > 0 ? $"({string.Join(" or ", ways)})" : "1 = 0");
    }

    private void AddStatuses(ValueList<TicketStatus> statuses)
    {
        if (statuses.Count == 0)
            return;
        var names = statuses.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"status{i}")).ToList();
        _conditions.Add($"t.status in ({string.Join(", ", names.Select(name => "@" + name))})");
        _parameters.AddRange(names.Zip(statuses, (name, status) => (name, (object)EnumText.Of(status))));
    }
}
