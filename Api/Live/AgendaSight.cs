using Dispatch.Access;

namespace Dispatch.Live;

/// <summary>How much of a technician's agenda somebody sees: their own whole, another's as far as they reach the tickets, and the rest as time only.</summary>
/// <param name="Technician">Whose agenda.</param>
/// <param name="Cells">The cells whose tickets are shown whole, in order; <see cref="Rights.EveryCell"/> for all.</param>
internal sealed record AgendaSight(string Technician, ValueList<string> Cells)
{
    /// <summary>What these rights let somebody see of it.</summary>
    public static AgendaSight Of(string technician, Rights rights) => new(
        technician, rights.Everywhere || rights.Technician == technician ? [Rights.EveryCell] : rights.Cells.Order(StringComparer.Ordinal).ToValueList());

    /// <summary>The whole of it is seen.</summary>
    public bool Whole => Cells.Contains(Rights.EveryCell);

    /// <summary>The group of the screens that see as much.</summary>
    public string Group => Whole ? FeedName.Technician(Technician) : $"{FeedName.Technician(Technician)}/{string.Join('/', Cells)}";

    /// <summary>The rows as they are seen.</summary>
    public ValueList<BoardRow> Show(ValueList<BoardRow> rows) =>
        Whole ? rows : rows.Select(row => Cells.Contains(row.Cell) ? row : row.TimeOnly()).ToValueList();
}
