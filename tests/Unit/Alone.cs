namespace Dispatch.Unit;

/// <summary>For tests that measure the memory of the whole process: they run when nothing else does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
