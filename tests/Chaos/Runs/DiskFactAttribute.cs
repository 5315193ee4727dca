using Dispatch.Chaos.Installations;

namespace Dispatch.Chaos.Runs;

/// <summary>A test that needs a disk that can be filled.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DiskFactAttribute : FactAttribute
{
    public DiskFactAttribute()
    {
        if (!SmallDisk.IsPossible)
            Skip = "A small disk is mounted by root alone.";
    }
}
