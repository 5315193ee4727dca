namespace Dispatch.Sla;

/// <summary>What the rulebook's grain stores.</summary>
public sealed class RulebookRecord
{
    /// <summary>All of it.</summary>
    public Rulebook Book { get; set; } = Rulebook.Empty;
}
