namespace Dispatch;

/// <summary>Who did something: recorded with every event of the journal.</summary>
/// <param name="Id">Stable identity: a user, a technician, an integration, or <c>timer</c>.</param>
/// <param name="Role">One of the roles of the public contract: requester, technician, dispatcher, manager, integrator, administrator, or system.</param>
/// <param name="Via">The identity that acted on behalf of <paramref name="Id"/>, when it was another one.</param>
[GenerateSerializer, Immutable, Alias("actor")]
public sealed record Actor([property: Id(0)] string Id, [property: Id(1)] string Role, [property: Id(2)] string? Via = null)
{
    /// <summary>The role of people who ask for support.</summary>
    public const string Requester = "requester";

    /// <summary>The installation itself, when it starts for the first time.</summary>
    public static readonly Actor FirstStart = new("first-start", "system");

    /// <summary>Time that passes: the end of a suspension, an expired offer, the closing of a resolved ticket.</summary>
    public static readonly Actor Timer = new("timer", "system");
}
