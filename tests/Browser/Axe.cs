using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Dispatch.Tests.Browser;

/// <summary>Asks axe whether a page can be used by everybody.</summary>
internal static class Axe
{
    /// <summary>Dark differs from light in nothing but colours.</summary>
    private static readonly AxeRunOptions s_colours = new() { RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast"] } };

    /// <summary>Nothing, in light and in dark.</summary>
    public static async Task FindsNothing(IPage page, string state)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        AssertNothing(await page.RunAxe(), $"{state}, light");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        AssertNothing(await page.RunAxe(s_colours), $"{state}, dark");
    }

    private static void AssertNothing(AxeResult result, string state)
    {
        Assert.True(result.Violations.Length == 0, $"{state}: " + string.Join("; ", result.Violations.Select(
            violation => $"{violation.Id} ({violation.Help}) at {string.Join(", ", violation.Nodes.Select(node => node.Html))}")));
        Assert.NotEmpty(result.Passes);
    }
}
