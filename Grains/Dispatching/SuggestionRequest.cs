using Dispatch.Tickets;

namespace Dispatch.Dispatching;

/// <summary>How somebody is looked for.</summary>
/// <param name="Mode">How the work is done; null for as it is assigned now, on site where it is not.</param>
/// <param name="Window">The appointment, if one is to be made.</param>
/// <param name="Scope">Whose technicians are considered.</param>
public sealed record SuggestionRequest(InterventionMode? Mode = null, TimeWindow? Window = null, SuggestionScope Scope = SuggestionScope.Helping);
