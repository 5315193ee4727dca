namespace Dispatch.Dispatching;

/// <summary>Whose technicians are considered.</summary>
public enum SuggestionScope
{
    /// <summary>Those of the ticket's cell, and of the cells that it hands over to: they help it.</summary>
    Helping,

    /// <summary>Those of the ticket's cell alone.</summary>
    Cell,
}
