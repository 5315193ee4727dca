using Dispatch.Tickets;

namespace Dispatch.Storage.Commits;

/// <summary>What one transaction wrote.</summary>
/// <param name="Registered">Answers to the batch's registrations, in their order.</param>
/// <param name="Written">Tickets of the batch's commits that had the expected version.</param>
internal sealed record BatchResult(IReadOnlyList<RegisteredTicket> Registered, IReadOnlySet<long> Written);
