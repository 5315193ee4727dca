using System.Security.Claims;
using Dispatch.Access;
using Dispatch.People;
using Microsoft.AspNetCore.Authorization;

namespace Dispatch.Security.Access;

/// <summary>What an endpoint or a method of a hub needs. One that says nothing, and is not open to all, is closed to all.</summary>
/// <param name="permission">What the caller must be allowed to do.</param>
/// <param name="sees">What makes the thing visible to them: who lacks this is told that it does not exist. The same, where reading is all there is.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsAttribute(Permissions permission, Permissions sees) : Attribute, IAuthorizationRequirement
{
    /// <summary>Needs no more than what makes the thing visible.</summary>
    public NeedsAttribute(Permissions permission)
        : this(permission, permission)
    {
    }

    /// <summary>What the caller must be allowed to do.</summary>
    public Permissions Permission { get; } = permission;

    /// <summary>What makes the thing visible to them.</summary>
    public Permissions Sees { get; } = sees;

    /// <summary>
    /// Whether it is only for people in a session that they began with name and password: a token does not change what its owner signs in with, nor makes
    /// further ones.
    /// </summary>
    public bool OwnSession { get; init; }

    /// <summary>Whether somebody has what it needs.</summary>
    public bool AreMetBy(ClaimsPrincipal? user) =>
        SignedIn.Of(user) is { } who && SignedIn.RightsOf(user).Allow(Permission) && (!OwnSession || AccountCredentials.IsSession(who));
}
