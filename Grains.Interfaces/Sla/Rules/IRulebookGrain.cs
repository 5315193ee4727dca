using Orleans.Concurrency;

namespace Dispatch.Sla;

/// <summary>The rulebook of the installation: one grain, so that what refers to each other is checked and recorded in one place.</summary>
[Alias("rulebook-grain")]
public interface IRulebookGrain : IGrainWithStringKey
{
    /// <summary>The only key.</summary>
    const string Key = "rulebook";

    /// <summary>Counts changes: whoever has this revision has the newest.</summary>
    [Alias("revision"), AlwaysInterleave]
    Task<int> Revision();

    /// <summary>All of it.</summary>
    [Alias("read"), AlwaysInterleave]
    Task<Rulebook> Read();
}
