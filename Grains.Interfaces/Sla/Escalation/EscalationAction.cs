using System.Text.Json.Serialization;
using Dispatch.Tickets;

namespace Dispatch.Sla;

/// <summary>What a step does: a closed union.</summary>
[GenerateSerializer, Immutable, Alias("escalation-action")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(Notify), "notify")]
[JsonDerivedType(typeof(RaisePriority), "raisePriority")]
[JsonDerivedType(typeof(TransferToNextLevel), "transfer")]
[JsonDerivedType(typeof(Offer), "offer")]
public abstract record EscalationAction
{
    /// <summary>Tells somebody; to a lead or a manager it is hierarchical escalation.</summary>
    /// <param name="Whom">Who is told.</param>
    /// <param name="Channels">By which ways, all of them; live push where none is named.</param>
    [GenerateSerializer, Immutable, Alias("escalation-action.notify")]
    public sealed record Notify([property: Id(0)] Audience Whom, [property: Id(1)] ValueList<NotificationChannel> Channels) : EscalationAction;

    /// <summary>Raises the priority by one.</summary>
    [GenerateSerializer, Immutable, Alias("escalation-action.raise-priority")]
    public sealed record RaisePriority : EscalationAction;

    /// <summary>Functional escalation: hands the ticket to the first cell of a higher level that its cell hands over to.</summary>
    [GenerateSerializer, Immutable, Alias("escalation-action.transfer")]
    public sealed record TransferToNextLevel : EscalationAction;

    /// <summary>Offers a ticket that nobody has to somebody of its cell who is there, has the skills, and did not decline it.</summary>
    /// <param name="Mode">How the work would be done.</param>
    /// <param name="AcceptWithin">How long the technician may take to accept; then the offer expires as any.</param>
    [GenerateSerializer, Immutable, Alias("escalation-action.offer")]
    public sealed record Offer([property: Id(0)] InterventionMode Mode, [property: Id(1)] TimeSpan AcceptWithin) : EscalationAction;
}
