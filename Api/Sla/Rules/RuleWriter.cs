using Dispatch.Problems;
using Dispatch.Security;

namespace Dispatch.Sla;

/// <summary>Takes the headers of a PUT to the rulebook: which version the sender saw, and who sends it.</summary>
internal static class RuleWriter
{
    /// <summary>The change as the rulebook takes it, or what is wrong with the headers, the path or the body's repetition of it.</summary>
    public static (RulePut<T>? Put, IResult? Wrong) Read<T>(HttpContext context, string id, string? repeated, Func<T> document)
        where T : class
    {
        if (RosterPaths.Refuse(id, repeated) is { } wrong)
            return (null, wrong);
        if (!Versions.TryRead(context.Request, out var expected))
            return (null, Problem.Field(ProblemCodes.InvalidHeader, Versions.IfMatch, Versions.HowTo));
        return Identities.ActorOf(context) is { } actor
            ? (new RulePut<T>(document(), expected, actor.Id), null)
            : (null, Problem.Field(ProblemCodes.InvalidHeader, Identities.OnBehalfOf, "Administrators and integrators name role/id, for example technician/tech-7."));
    }
}
