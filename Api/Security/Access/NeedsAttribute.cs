using Dispatch.Access;
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
}
