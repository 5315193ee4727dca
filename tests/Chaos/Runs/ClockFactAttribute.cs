using Dispatch.Chaos.Installations;

namespace Dispatch.Chaos.Runs;

/// <summary>A test that needs a wall clock that can jump.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ClockFactAttribute : FactAttribute
{
    public ClockFactAttribute()
    {
        if (WallClock.Library is null)
            Skip = "libfaketime is not installed: tests/run installs it on Debian.";
    }
}
