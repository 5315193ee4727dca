using System.Diagnostics;

namespace Dispatch.Testing;

/// <summary>Waits for a condition, never for a time.</summary>
public static class Poll
{
    /// <summary>Waits until the condition holds, or fails after the bound.</summary>
    public static async Task Until(Func<Task<bool>> condition, string what, TimeSpan? within = null)
    {
        var bound = within ?? TimeSpan.FromSeconds(60);
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(started) > bound)
                throw new TimeoutException($"Not within {bound.TotalSeconds:0} s: {what}.");
            await Task.Delay(10);
        }
    }
}
