using Dispatch.Technicians;

namespace Dispatch.Push;

/// <summary>A phone that takes pushes, as its owner sees it.</summary>
/// <param name="Id">Its identifier among the technician's.</param>
/// <param name="Name">As its owner tells it from others.</param>
/// <param name="Host">The push service.</param>
/// <param name="Since">When it was subscribed.</param>
/// <param name="ReachedAt">When its push service last took a push, to the hour.</param>
public sealed record PhoneResponse(string Id, string? Name, string Host, DateTimeOffset Since, DateTimeOffset? ReachedAt)
{
    /// <summary>As its owner sees it.</summary>
    public static PhoneResponse Of(Phone phone) => new(phone.Id, phone.Name, new Uri(phone.Endpoint).Host, phone.Since, phone.ReachedAt);
}
