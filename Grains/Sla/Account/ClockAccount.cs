namespace Dispatch.Sla;

/// <summary>Why a clock stands as it does, from its start on.</summary>
/// <param name="Target">The target.</param>
/// <param name="State">How it stands; null where nothing is owed any more.</param>
/// <param name="Summary">All of it in one paragraph.</param>
/// <param name="Lines">What happened to it, in order.</param>
public sealed record ClockAccount(SlaTarget Target, ClockState? State, string Summary, IReadOnlyList<AccountLine> Lines);
