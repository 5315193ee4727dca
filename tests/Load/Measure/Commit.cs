namespace Dispatch.Load.Measure;

/// <summary>A command that was carried out. Instants are timestamps of <see cref="System.Diagnostics.Stopwatch"/>.</summary>
/// <param name="Number">The ticket.</param>
/// <param name="Version">The version to which it led.</param>
/// <param name="Cell">The cell whose board shows it.</param>
/// <param name="Sent">Just before the request was sent.</param>
/// <param name="Answered">When the answer was there.</param>
internal readonly record struct Commit(long Number, int Version, string Cell, long Sent, long Answered);
